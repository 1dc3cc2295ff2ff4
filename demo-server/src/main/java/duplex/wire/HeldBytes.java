package duplex.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a client sent after asking for another protocol and before it was answered: only the answer tells what it is.
 */
final class HeldBytes implements Grammar {

    /** For a connection. */
    static final int LIMIT = 64 * 1024;

    /** For a stream: there are many on a connection, and no client sends before it is answered. */
    static final int STREAM_LIMIT = 1_024;

    private final Request asking;
    private final int limit;
    private byte[] bytes = {};

    /** @param limit how many bytes are kept at most */
    HeldBytes(Request asking, int limit) {
        this.asking = asking;
        this.limit = limit;
    }

    @Override
    public void read(ByteBuffer from) throws UnparsableException {
        int before = bytes.length;
        if (from.remaining() > limit - before) {
            throw new UnparsableException("more than " + limit + " bytes before the answer to an upgrade");
        }
        bytes = Arrays.copyOf(bytes, before + from.remaining());
        from.get(bytes, before, bytes.length - before);
    }

    boolean waitFor(Request request) {
        return asking == request;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
