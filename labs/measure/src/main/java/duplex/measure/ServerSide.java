package duplex.measure;

import java.io.IOException;

/** What is known of a server under test besides what the clients see: everything of ours, nothing of another. */
interface ServerSide {

    /** A server that nobody counts at. */
    ServerSide UNKNOWN = new ServerSide() {
        @Override
        public boolean counts() {
            return false;
        }

        @Override
        public TapReading read(Transport transport) {
            return TapReading.NONE;
        }

        @Override
        public long heapInUse() {
            return 0;
        }
    };

    /** Whether bytes are counted there too, to be compared with the clients' count. */
    boolean counts();

    /** What was counted for a transport since the server started. */
    TapReading read(Transport transport) throws IOException;

    /** What remains of its heap after a collection, in bytes. */
    long heapInUse() throws IOException;
}
