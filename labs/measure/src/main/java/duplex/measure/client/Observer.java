package duplex.measure.client;

/** What a client tells whoever measures it. Called on the loop's thread; times are of {@link System#nanoTime}. */
public interface Observer {

    /** The first byte of a chat message is about to go to the socket. */
    default void sent(int message, long nanos) {}

    /** The sender knows that its chat message is in the room: a 201, the page after a form post, or its echo. */
    default void acknowledged(int message, long nanos) {}

    /**
     * A receiver has a chat message, in the order in which it would show them.
     *
     * @param representationBytes of its JSON
     */
    default void heard(int message, long nanos, int representationBytes) {}

    /** A page was shown with so many chat messages on it. */
    default void pageShown(int messages) {}

    /** Something that must not happen in a measurement: an error status, a lost connection. */
    void trouble(String what);
}
