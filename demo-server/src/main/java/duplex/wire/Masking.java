package duplex.wire;

import java.nio.ByteBuffer;

/** What a client does to payload data before it sends it, and a server to undo it: the same XOR (RFC 6455, section 5.3). */
public final class Masking {

    private Masking() {}

    /**
     * Moves what remains in {@code from} to {@code to}, masked or unmasked.
     *
     * <p>Eight bytes at a time: one XOR instead of eight, and the JIT makes vectors of them.
     *
     * @param key the masking key, its first byte on the wire highest
     * @param offset of the first byte within the payload data of its frame
     * @param from big-endian, as buffers are by default
     * @param to big-endian, with room for all of it
     */
    public static void mask(int key, long offset, ByteBuffer from, ByteBuffer to) {
        int rotated = Integer.rotateLeft(key, (int) (offset & 3) * Byte.SIZE);
        long twice = (long) rotated << Integer.SIZE | Integer.toUnsignedLong(rotated);
        while (from.remaining() >= Long.BYTES) {
            to.putLong(from.getLong() ^ twice);
        }
        while (from.hasRemaining()) {
            rotated = Integer.rotateLeft(rotated, Byte.SIZE);
            to.put((byte) (from.get() ^ rotated));
        }
    }
}
