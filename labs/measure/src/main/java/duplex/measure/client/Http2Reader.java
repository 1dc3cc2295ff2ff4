package duplex.measure.client;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Reads the frames of HTTP/2 that come from a server, in whatever pieces: those that a client must act on with their
 * payload (SETTINGS, PING, WINDOW_UPDATE), of all others only how long they are. What is in those, the tap's parser reads.
 */
final class Http2Reader {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Consumer<Http2Frame> frames;
    private final ByteBuffer header = ByteBuffer.allocate(Http2Frame.HEADER_BYTES);
    private ByteBuffer kept = NOTHING;
    private int skipped;

    /** @param frames is told of each frame when it has come whole */
    Http2Reader(Consumer<Http2Frame> frames) {
        this.frames = frames;
    }

    /** The next bytes of the connection; the buffer is left as it was. */
    void read(ByteBuffer bytes) {
        ByteBuffer left = bytes.duplicate();
        while (left.hasRemaining()) {
            if (header.hasRemaining()) {
                take(left, header);
                if (!header.hasRemaining()) {
                    begin();
                }
            } else if (kept.hasRemaining()) {
                take(left, kept);
            } else {
                int taken = Math.min(skipped, left.remaining());
                left.position(left.position() + taken);
                skipped -= taken;
            }
            if (!header.hasRemaining() && !kept.hasRemaining() && skipped == 0) {
                end();
            }
        }
    }

    private static void take(ByteBuffer from, ByteBuffer wanted) {
        while (wanted.hasRemaining() && from.hasRemaining()) {
            wanted.put(from.get());
        }
    }

    private void begin() {
        boolean wanted = length() <= Http2Frame.LONGEST_PAYLOAD
                && switch (type()) {
                    case Http2Frame.SETTINGS, Http2Frame.PING, Http2Frame.WINDOW_UPDATE -> true;
                    default -> false;
                };
        kept = wanted ? ByteBuffer.allocate(length()) : NOTHING;
        skipped = wanted ? 0 : length();
    }

    private void end() {
        ByteBuffer payload = kept.flip();
        kept = NOTHING;
        Http2Frame frame = new Http2Frame(
                type(), Byte.toUnsignedInt(header.get(4)), header.getInt(5) & Integer.MAX_VALUE, length(), payload);
        header.clear();
        frames.accept(frame);
    }

    private int type() {
        return Byte.toUnsignedInt(header.get(3));
    }

    private int length() {
        return header.getInt(0) >>> Byte.SIZE;
    }
}
