package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Splits both directions of one connection into {@linkplain Part parts}.
 *
 * <ol>
 *   <li>The parts of a direction add up to the bytes handed in, once {@link #end} was called: nothing is counted twice,
 *       nothing is left out. Before that, some bytes may wait for the rest of what they belong to.
 *   <li>The same stream gives the same result however it is sliced.
 *   <li>Memory is bounded, whatever comes in; nothing is thrown but what the listener throws: what cannot be parsed is
 *       {@link Part#UNPARSED}, and so is all that follows it in that direction.
 *   <li>The caller keeps its buffer: position and limit are left as they were.
 * </ol>
 *
 * <p>For one thread at a time.
 */
public interface ConnectionParser {

    /** The next bytes of one direction, from the buffer's position to its limit. */
    void accept(Direction direction, ByteBuffer bytes);

    /**
     * The connection has ended: a response without a length is complete, and what waited for the rest of what it belongs
     * to is unparsed. Bytes that are handed in late are still counted.
     */
    void end();
}
