package duplex.measure.client;

import duplex.measure.ChatLine;

/**
 * One client in the room, by one transport; it sends or it listens. All methods are for the loop's thread.
 *
 * <p>At rest a client has no exchange open, save for a poll that the server holds.
 */
public interface ChatClient {

    /** Connects and does what its page does first; {@code opened} runs when that is done. Once. */
    void open(Runnable opened);

    /** Sends a chat message, at once or, if it cannot yet, as soon as the one before is through. */
    void post(ChatLine line);

    /**
     * Begins to listen: those that ask on a timer ask first at {@code firstAt}, an instant of {@link System#nanoTime},
     * then once every interval.
     */
    void listen(long firstAt);

    /** Stops asking on a timer; an exchange under way is finished. */
    void pause();

    /** The same for good: a poll that is answered from now on is the last. */
    void leave();

    /** Whether nothing is under way but a poll that the server holds. */
    boolean isAtRest();

    /** Whether a poll is held, which only another chat message will end soon. */
    default boolean isHeld() {
        return false;
    }

    Totals totals();

    /** Hangs up. */
    void close();
}
