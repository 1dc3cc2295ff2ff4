package duplex.measure.client;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Writes a client's WebSocket frames, always masked (RFC 6455, section 5.2):
 *
 * <pre>
 *   FIN RSV opcode | MASK length | extended length, 0, 2 or 8 bytes | masking key, 4 bytes | payload data
 * </pre>
 */
final class Frames {

    static final int OPCODE_TEXT = 0x1;
    static final int OPCODE_CLOSE = 0x8;
    static final int OPCODE_PING = 0x9;
    static final int OPCODE_PONG = 0xA;

    private static final int B0_FLAG_FIN = 0b1000_0000;
    private static final int B0_FLAG_RSV1 = 0b0100_0000;
    private static final int B1_FLAG_MASK = 0b1000_0000;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int LONGEST_HEADER = 14;

    private Frames() {}

    /** A text, compressed (RFC 7692, section 6). */
    static ByteBuffer compressed(ByteBuffer payload, RandomGenerator random) {
        return frame(B0_FLAG_RSV1 | OPCODE_TEXT, payload, random);
    }

    /** A frame that is not continued. */
    static ByteBuffer masked(int opcode, ByteBuffer payload, RandomGenerator random) {
        return frame(opcode, payload, random);
    }

    private static ByteBuffer frame(int flagsAndOpcode, ByteBuffer payload, RandomGenerator random) {
        ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEADER + payload.remaining());
        frame.put((byte) (B0_FLAG_FIN | flagsAndOpcode));
        if (payload.remaining() < LENGTH_16) {
            frame.put((byte) (B1_FLAG_MASK | payload.remaining()));
        } else if (payload.remaining() <= 0xFFFF) {
            frame.put((byte) (B1_FLAG_MASK | LENGTH_16)).putShort((short) payload.remaining());
        } else {
            frame.put((byte) (B1_FLAG_MASK | LENGTH_64)).putLong(payload.remaining());
        }
        byte[] key = new byte[4];
        random.nextBytes(key);
        frame.put(key);
        for (int i = 0; i < payload.remaining(); i++) {
            frame.put((byte) (payload.get(payload.position() + i) ^ key[i % key.length]));
        }
        return frame.flip();
    }
}
