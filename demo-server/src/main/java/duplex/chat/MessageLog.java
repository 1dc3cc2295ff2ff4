package duplex.chat;

import java.util.List;

/**
 * Where a room's chat messages are kept.
 *
 * <ol>
 *   <li>{@link #append} is called by one thread at a time, with sequences that continue the log without a gap.
 *   <li>It returns when the batch is kept as safely as this log keeps anything; until then no reader sees it.
 *   <li>The other methods are called by any thread at any time and do not wait for an append.
 * </ol>
 */
public interface MessageLog {

    /** Names this life of the log, see {@link Cursor#epoch}. */
    String epoch();

    /**
     * Keeps a batch, in order, whole or not at all.
     *
     * @throws NotKeptException when it cannot: none of it is kept then, and the next batch continues from the same end
     */
    void append(List<ChatMessage> batch);

    /** The sequence of the oldest chat message still kept; one beyond {@link #end} when none is. */
    long first();

    /** The sequence of the newest chat message; 0 before the first. */
    long end();

    /** Up to {@code limit} chat messages from {@code sequence + 1} on; what is no longer kept is left out. */
    List<ChatMessage> after(long sequence, int limit);
}
