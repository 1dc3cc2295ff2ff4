package duplex.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Splits the WebSocket frames of one direction (RFC 6455, section 5.2). The header of a frame, masking key included, is
 * counted when it is complete and right.
 *
 * <pre>
 *   byte 0   FIN RSV1 RSV2 RSV3 opcode(4)
 *   byte 1   MASK payload length(7)     126: the length is in the next 2 bytes, 127: in the next 8
 * </pre>
 */
final class FrameParser implements Grammar {

    private static final int B0_FIN = 0b1000_0000;
    private static final int B0_RSV1 = 0b0100_0000;
    private static final int B0_RSV2_AND_RSV3 = 0b0011_0000;
    private static final int B0_OPCODE = 0b0000_1111;
    private static final int B1_MASK = 0b1000_0000;
    private static final int B1_LENGTH = 0b0111_1111;

    private static final int OPCODE_CONTINUATION = 0;
    private static final int OPCODE_BINARY = 2;
    private static final int OPCODE_CLOSE = 8;
    private static final int OPCODE_PONG = 10;

    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int KEY_BYTES = 4;
    private static final int PLAIN_LIMIT = 4 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final OneWay way;
    private final WireListener listener;
    private final Optional<Inflation> inflation;

    private final ByteBuffer header = ByteBuffer.allocate(2 + Long.BYTES + KEY_BYTES);
    private boolean withinFrame;
    private boolean withinMessage;
    private boolean compressed;
    private int opcode;
    private boolean fin;
    private int key;
    private long length;
    private long read;
    private ByteBuffer plain = NOTHING;

    /** @param deflate whether permessage-deflate was agreed on (RFC 7692) */
    FrameParser(OneWay way, WireListener listener, boolean deflate) {
        this.way = way;
        this.listener = listener;
        this.inflation = deflate
                ? Optional.of(new Inflation(bytes -> listener.inflated(way.direction(), bytes)))
                : Optional.empty();
        header.limit(2);
    }

    @Override
    public void read(ByteBuffer bytes) throws UnparsableException {
        if (withinFrame) {
            readPayload(bytes);
        } else {
            readHeader(bytes);
        }
    }

    private void readHeader(ByteBuffer bytes) throws UnparsableException {
        while (header.hasRemaining() && bytes.hasRemaining()) {
            header.put(bytes.get());
            if (header.position() == 2) {
                requireRules(header.get(0), header.get(1));
                header.limit(2 + lengthBytes() + keyBytes());
            }
        }
        if (!header.hasRemaining()) {
            startFrame();
        }
    }

    private void requireRules(int b0, int b1) throws UnparsableException {
        opcode = b0 & B0_OPCODE;
        fin = (b0 & B0_FIN) != 0;
        boolean isMessageStart = opcode != OPCODE_CONTINUATION && !isControl();
        require(opcode <= OPCODE_BINARY || (isControl() && opcode <= OPCODE_PONG), "reserved opcode");
        require((b0 & B0_RSV2_AND_RSV3) == 0, "RSV2 or RSV3 without an extension that uses it");
        require((b0 & B0_RSV1) == 0 || (inflation.isPresent() && isMessageStart), "RSV1 where no extension uses it");
        require(((b1 & B1_MASK) != 0) == isMasked(), isMasked() ? "frame not masked" : "masked frame from a server");
        require(!isControl() || fin, "fragmented control frame");
        require(!isControl() || (b1 & B1_LENGTH) < LENGTH_IN_2_BYTES, "control frame of more than 125 bytes");
        require(isControl() || isMessageStart != withinMessage, "fragment out of order");
    }

    private void startFrame() throws UnparsableException {
        length = payloadLength();
        key = isMasked() ? header.getInt(2 + lengthBytes()) : 0;
        read = 0;
        withinFrame = true;
        if (!isControl()) {
            withinMessage = !fin;
            if (opcode != OPCODE_CONTINUATION) {
                compressed = (header.get(0) & B0_RSV1) != 0;
            }
        }
        listener.frameStarted(way.direction(), opcode);
        if ((header.get(0) & B0_RSV1) != 0) {
            listener.compressed(way.direction());
        }
        if (isControl()) {
            way.count(Part.CONTROL_FRAMES, header.limit());
        } else {
            way.count(Part.FRAME_HEADER, 2 + lengthBytes());
            if (isMasked()) {
                way.count(Part.MASKING_KEY, KEY_BYTES);
            }
        }
        endFrameWhenRead();
    }

    private long payloadLength() throws UnparsableException {
        int inByte1 = header.get(1) & B1_LENGTH;
        if (inByte1 < LENGTH_IN_2_BYTES) {
            return inByte1;
        }
        if (inByte1 == LENGTH_IN_2_BYTES) {
            int inTwoBytes = Short.toUnsignedInt(header.getShort(2));
            require(inTwoBytes >= LENGTH_IN_2_BYTES, "payload length not in its shortest form");
            return inTwoBytes;
        }
        long inEightBytes = header.getLong(2);
        require(inEightBytes >= 0, "payload length of more than 63 bits");
        require(inEightBytes >>> Short.SIZE != 0, "payload length not in its shortest form");
        return inEightBytes;
    }

    private void readPayload(ByteBuffer bytes) {
        int end = bytes.limit();
        int taken = (int) Math.min(length - read, bytes.remaining());
        if (isMasked()) {
            taken = Math.min(taken, PLAIN_LIMIT);
        }
        int next = bytes.position() + taken;
        bytes.limit(next);
        ByteBuffer payload = isMasked() ? unmasked(bytes) : bytes;
        listener.payload(way.direction(), opcode, payload);
        if (compressed && !isControl()) {
            inflation.ifPresent(present -> present.read(payload));
        }
        bytes.limit(end).position(next);
        way.count(isControl() ? Part.CONTROL_FRAMES : Part.PAYLOAD, taken);
        read += taken;
        endFrameWhenRead();
    }

    private ByteBuffer unmasked(ByteBuffer bytes) {
        if (plain.capacity() < bytes.remaining()) {
            plain = ByteBuffer.allocate(Math.min(PLAIN_LIMIT, 2 * bytes.remaining()));
        }
        plain.clear();
        Masking.mask(key, read, bytes, plain);
        return plain.flip();
    }

    private void endFrameWhenRead() {
        if (read == length) {
            withinFrame = false;
            header.clear().limit(2);
            if (compressed && fin && !isControl()) {
                inflation.ifPresent(Inflation::endMessage);
            }
            listener.frameEnded(way.direction(), opcode, fin);
        }
    }

    @Override
    public void end() {
        inflation.ifPresent(Inflation::end);
    }

    private boolean isControl() {
        return opcode >= OPCODE_CLOSE;
    }

    /** Clients always mask, servers never. */
    private boolean isMasked() {
        return way.direction() == Direction.UP;
    }

    private int keyBytes() {
        return isMasked() ? KEY_BYTES : 0;
    }

    private int lengthBytes() {
        return switch (header.get(1) & B1_LENGTH) {
            case LENGTH_IN_2_BYTES -> Short.BYTES;
            case LENGTH_IN_8_BYTES -> Long.BYTES;
            default -> 0;
        };
    }

    private static void require(boolean holds, String reason) throws UnparsableException {
        if (!holds) {
            throw new UnparsableException(reason);
        }
    }
}
