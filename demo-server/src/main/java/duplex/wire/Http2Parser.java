package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Splits the HTTP/2 frames of one direction (RFC 9113, section 4.1).
 *
 * <pre>
 *   bytes 0 to 2   length of what follows the header
 *   byte 3         type
 *   byte 4         flags
 *   bytes 5 to 8   stream identifier, 31 bits
 *   then           [pad length(8)] [priority(40) | promised stream(32)] data or field block [padding]
 * </pre>
 *
 * <p>A field block, with the frame headers around it, is counted when it is complete and right: only then is it known
 * whose it is.
 */
final class Http2Parser implements Grammar {

    private static final int FLAG_END_STREAM = 0b0000_0001;
    private static final int FLAG_ACK = 0b0000_0001;
    private static final int FLAG_END_HEADERS = 0b0000_0100;
    private static final int FLAG_PADDED = 0b0000_1000;
    private static final int FLAG_PRIORITY = 0b0010_0000;

    private static final int HEADER_BYTES = 9;
    private static final int PRIORITY_BYTES = 5;
    private static final int PROMISED_STREAM_BYTES = 4;
    private static final int SETTING_BYTES = 6;
    private static final int HEADER_TABLE_SIZE = 1;

    private enum Expected {
        HEADER,
        PREFIX,
        BODY,
        PADDING
    }

    private final OneWay way;
    private final Http2Streams streams;
    private final FieldBlock block = new FieldBlock();

    private Expected expected = Expected.HEADER;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private final ByteBuffer prefix = ByteBuffer.allocate(1 + PRIORITY_BYTES);
    private final ByteBuffer setting = ByteBuffer.allocate(SETTING_BYTES);
    private Http2FrameType type = Http2FrameType.UNKNOWN;
    private int body;
    private int padding;
    private boolean withinBlock;
    private int blockStream;
    private boolean blockEndsStream;

    Http2Parser(OneWay way, Http2Streams streams) {
        this.way = way;
        this.streams = streams;
    }

    @Override
    public void read(ByteBuffer bytes) throws UnparsableException {
        switch (expected) {
            case HEADER -> {
                if (gather(header, bytes)) {
                    takeHeader();
                }
            }
            case PREFIX -> gather(prefix, bytes);
            case BODY -> readBody(bytes);
            case PADDING -> {
                int taken = Math.min(padding, bytes.remaining());
                bytes.position(bytes.position() + taken);
                padding -= taken;
                frame(taken);
            }
        }
        while (expected != Expected.HEADER && nothingLeft()) {
            next();
        }
    }

    private static boolean gather(ByteBuffer wanted, ByteBuffer bytes) {
        while (wanted.hasRemaining() && bytes.hasRemaining()) {
            wanted.put(bytes.get());
        }
        return !wanted.hasRemaining();
    }

    private void takeHeader() throws UnparsableException {
        type = Http2FrameType.of(header.get(3));
        body = length();
        padding = 0;
        requireRules();
        if (type == Http2FrameType.HEADERS || type == Http2FrameType.PUSH_PROMISE) {
            withinBlock = true;
            blockStream = stream();
            blockEndsStream = type == Http2FrameType.HEADERS && isSet(FLAG_END_STREAM);
        }
        prefix.clear().limit(prefixBytes());
        require(body >= prefix.limit(), "HTTP/2 frame too short for its flags");
        expected = Expected.PREFIX;
    }

    /** What holds for every connection, or it is to be closed (RFC 9113, sections 4.2, 6). */
    private void requireRules() throws UnparsableException {
        boolean continues = type == Http2FrameType.CONTINUATION;
        require(withinBlock == continues && (!continues || stream() == blockStream), "field block interrupted");
        require(type.length() < 0 || body == type.length(), "HTTP/2 frame of a wrong length");
        require(type != Http2FrameType.SETTINGS || body % SETTING_BYTES == 0, "SETTINGS of a wrong length");
        require(!type.needsStream() || stream() != 0, "HTTP/2 frame without a stream");
        require(!type.needsConnection() || stream() == 0, "HTTP/2 frame of the connection on a stream");
    }

    private int prefixBytes() {
        int padLength = type.mayBePadded() && isSet(FLAG_PADDED) ? 1 : 0;
        return switch (type) {
            case HEADERS -> padLength + (isSet(FLAG_PRIORITY) ? PRIORITY_BYTES : 0);
            case PUSH_PROMISE -> padLength + PROMISED_STREAM_BYTES;
            default -> padLength;
        };
    }

    private void takePrefix() throws UnparsableException {
        body -= prefix.limit();
        if (type.mayBePadded() && isSet(FLAG_PADDED)) {
            padding = Byte.toUnsignedInt(prefix.get(0));
            require(padding <= body, "more padding than frame");
            body -= padding;
        }
        frame(HEADER_BYTES + prefix.limit());
        expected = Expected.BODY;
    }

    private void readBody(ByteBuffer bytes) throws UnparsableException {
        int end = bytes.limit();
        int next = bytes.position() + Math.min(body, bytes.remaining());
        int taken = next - bytes.position();
        bytes.limit(next);
        switch (type) {
            case DATA -> streams.data(way, stream(), bytes);
            case HEADERS, PUSH_PROMISE, CONTINUATION -> block.add(bytes);
            case SETTINGS -> {
                takeSettings(bytes);
                frame(taken);
            }
            default -> frame(taken);
        }
        bytes.limit(end).position(next);
        body -= taken;
    }

    private void takeSettings(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (gather(setting, bytes)) {
                if (setting.getShort(0) == HEADER_TABLE_SIZE && !isSet(FLAG_ACK)) {
                    streams.tableSizeAnnounced(way.direction(), setting.getInt(Short.BYTES));
                }
                setting.clear();
            }
        }
    }

    private boolean nothingLeft() {
        return switch (expected) {
            case HEADER -> false;
            case PREFIX -> !prefix.hasRemaining();
            case BODY -> body == 0;
            case PADDING -> padding == 0;
        };
    }

    private void next() throws UnparsableException {
        switch (expected) {
            case HEADER -> throw new IllegalStateException("no frame under way");
            case PREFIX -> takePrefix();
            case BODY -> expected = Expected.PADDING;
            case PADDING -> endFrame();
        }
    }

    private void endFrame() throws UnparsableException {
        expected = Expected.HEADER;
        boolean endsBlock = withinBlock && isSet(FLAG_END_HEADERS);
        header.clear();
        if (endsBlock) {
            withinBlock = false;
            block.end(way, streams, blockStream, type != Http2FrameType.PUSH_PROMISE);
            if (blockEndsStream) {
                streams.ended(way.direction(), blockStream);
            }
        } else if (type == Http2FrameType.DATA && isSet(FLAG_END_STREAM)) {
            streams.ended(way.direction(), stream());
        } else if (type == Http2FrameType.RST_STREAM) {
            streams.reset(stream());
        }
    }

    /** Bytes that are the frame's own: whose they are within a field block, its end will tell. */
    private void frame(int bytes) throws UnparsableException {
        if (withinBlock) {
            block.addFraming(bytes);
        } else {
            way.count(Part.HTTP2_FRAMING, bytes, streams.listener(stream()));
        }
    }

    private boolean isSet(int flag) {
        return (header.get(4) & flag) != 0;
    }

    private int stream() {
        return header.getInt(5) & Integer.MAX_VALUE;
    }

    private int length() {
        return header.getInt(0) >>> Byte.SIZE;
    }

    private static void require(boolean holds, String reason) throws UnparsableException {
        if (!holds) {
            throw new UnparsableException(reason);
        }
    }
}
