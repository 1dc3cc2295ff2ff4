package duplex.measure.history;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A way into the room, for a client that expects the server to die at any moment: every method blocks, fails when the
 * connection does, and may be called again. Posting and listening are for one thread each.
 */
interface Way {

    /**
     * Posts a chat message whose text is its id, and waits for the acknowledgement.
     *
     * @return the sequence that the acknowledgement names, if it names one
     */
    OptionalLong post(String author, String id) throws IOException, InterruptedException;

    /** Listens once from a place on: until a poll is answered, a page is read, or a stream has ended. */
    void listen(Place after, Ear ear) throws IOException, InterruptedException;

    /** Everything up to {@code sequence} has been heard. */
    record Place(String epoch, long sequence) {

        static Place parse(String cursor) {
            int dot = cursor.indexOf('.');
            return new Place(cursor.substring(0, dot), Long.parseLong(cursor.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return epoch + "." + sequence;
        }
    }

    /** Who listens. */
    interface Ear {
        void hear(long sequence, String id);

        /** The server cannot go on from the place that was asked for. */
        void resync(String reason);
    }
}
