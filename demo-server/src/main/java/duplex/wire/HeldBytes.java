package duplex.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a client sent after asking for another protocol and before it was answered: only the answer tells what it is. At
 * most 64 KiB are kept.
 */
final class HeldBytes implements Grammar {

    static final int LIMIT = 64 * 1024;

    private final Request asking;
    private byte[] bytes = {};

    HeldBytes(Request asking) {
        this.asking = asking;
    }

    @Override
    public void read(ByteBuffer from) throws UnparsableException {
        int before = bytes.length;
        if (from.remaining() > LIMIT - before) {
            throw new UnparsableException("more than " + LIMIT + " bytes before the answer to an upgrade");
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
