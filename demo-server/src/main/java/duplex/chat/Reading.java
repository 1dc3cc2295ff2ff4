package duplex.chat;

import java.util.List;

/** The answer to <em>what came after n?</em> */
public sealed interface Reading {

    /** The cursor to ask with next. */
    Cursor cursor();

    /**
     * What came after the cursor asked with, in order and without a gap; empty when nothing has.
     *
     * @param cursor of the last chat message here, or the one asked with
     */
    record Page(List<ChatMessage> messages, Cursor cursor) implements Reading {
        public Page {
            messages = List.copyOf(messages);
        }
    }

    /**
     * The room cannot go on from the cursor asked with: something is missing in between, and the client is told so.
     *
     * @param cursor a place to go on from
     */
    record Resync(Reason reason, Cursor cursor) implements Reading {}

    /** Why a cursor cannot be resumed. */
    enum Reason {
        /** It is of another log. */
        OTHER_EPOCH,
        /** What came next is no longer kept. */
        NO_LONGER_KEPT,
        /** The log has not come as far. */
        BEYOND_END
    }
}
