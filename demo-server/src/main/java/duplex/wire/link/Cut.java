package duplex.wire.link;

/**
 * A connection's end after so many bytes of one direction.
 *
 * @param afterBytes are handed on, counted from the connection's beginning, and none after them; at least 0
 */
public record Cut(long afterBytes, Ending ending) {

    public Cut {
        if (afterBytes < 0) {
            throw new IllegalArgumentException("a cut must be after at least 0 bytes, was " + afterBytes);
        }
    }
}
