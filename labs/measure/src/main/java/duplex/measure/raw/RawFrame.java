package duplex.measure.raw;

import duplex.wire.Masking;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket frame that a server sent (RFC 6455, section 5.2). */
public final class RawFrame {

    private static final int FIN = 0x80;
    private static final int LENGTH_BITS = 0x7F;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private final boolean last;
    private final int opcode;
    private final byte[] payload;

    public RawFrame(boolean last, int opcode, byte[] payload) {
        this.last = last;
        this.opcode = opcode;
        this.payload = payload;
    }

    /** Reads a frame as a client sends it, and takes the mask off. */
    public static RawFrame readMasked(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & LENGTH_BITS;
        if (length == LENGTH_IN_2_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_IN_8_BYTES) {
            length = Math.toIntExact(in.readLong());
        }
        int key = in.readInt();
        byte[] payload = new byte[length];
        in.readFully(payload);
        ByteBuffer bare = ByteBuffer.allocate(length);
        Masking.mask(key, 0, ByteBuffer.wrap(payload), bare);
        return new RawFrame((first & FIN) != 0, first & 0x0F, bare.array());
    }

    /** The bytes of a frame as a server sends it (RFC 6455, section 5.2). */
    public static byte[] bare(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) (FIN | opcode));
        if (payload.length < LENGTH_IN_2_BYTES) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) LENGTH_IN_2_BYTES).putShort((short) payload.length);
        } else {
            frame.put((byte) LENGTH_IN_8_BYTES).putLong(payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** FIN: the last frame of its message. */
    public boolean last() {
        return last;
    }

    public int opcode() {
        return opcode;
    }

    public byte[] payload() {
        return payload.clone();
    }

    /** The payload data of a text frame. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The close code of a close frame; 1005 when it names none (section 7.1.5). */
    public int closeCode() {
        return payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }
}
