package duplex.measure.client;

import java.nio.ByteBuffer;

/**
 * One frame of HTTP/2 (RFC 9113, section 4.1).
 *
 * <pre>
 *   bytes 0 to 2   length of the payload
 *   byte 3         type
 *   byte 4         flags
 *   bytes 5 to 8   stream identifier, 31 bits; 0 for the connection
 *   then           payload
 * </pre>
 *
 * @param length of the payload
 * @param payload empty in a frame that was {@linkplain Http2Reader read} but need not be acted on
 */
record Http2Frame(int type, int flags, int stream, int length, ByteBuffer payload) {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int WINDOW_UPDATE = 8;

    static final int FLAG_END_STREAM = 0b0000_0001;
    static final int FLAG_ACK = 0b0000_0001;
    static final int FLAG_END_HEADERS = 0b0000_0100;
    static final int FLAG_PRIORITY = 0b0010_0000;

    static final int HEADER_BYTES = 9;

    /** No frame is longer unless the peer allows it, and nobody here asks whether it does. */
    static final int LONGEST_PAYLOAD = 16_384;

    /** One to be sent. */
    static Http2Frame of(int type, int flags, int stream, ByteBuffer payload) {
        return new Http2Frame(type, flags, stream, payload.remaining(), payload);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** As it goes over the wire. */
    ByteBuffer bytes() {
        return ByteBuffer.allocate(HEADER_BYTES + length)
                .putInt(length << Byte.SIZE | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload.duplicate())
                .flip();
    }
}
