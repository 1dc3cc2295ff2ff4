package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Hears what a {@link ConnectionParser} finds, in the order of the bytes.
 *
 * <p>All methods are called on the thread that handed the bytes in, and must not block. A buffer handed over is a view
 * that is only valid during the call.
 */
public interface WireListener {

    /** The next {@code bytes} bytes, at least 1, in this direction belong to {@code part}. */
    void counted(Direction direction, Part part, int bytes);

    /**
     * A request line is complete; its own bytes are counted after this call, so that whoever keeps an account per
     * exchange knows whose they are.
     *
     * @param target as sent, query included
     */
    default void requestStarted(String method, String target) {}

    /** A status line is complete; its own bytes are counted after this call. */
    default void responseStarted(int status) {}

    /** One field line of the header section under way, its value without the white space around it. */
    default void field(Direction direction, String name, String value) {}

    /** Some of the content of the HTTP message under way, transfer coding removed. */
    default void content(Direction direction, ByteBuffer content) {}

    /** The HTTP message under way has ended; for a 1xx other than 101 the final response is still to come. */
    default void httpMessageEnded(Direction direction) {}

    /** The 101 has ended, and both directions speak WebSocket from here on. */
    default void upgraded() {}

    /** The header of a frame is complete; its bytes are counted after this call. The opcode is as in {@link #payload}. */
    default void frameStarted(Direction direction, int opcode) {}

    /**
     * Some of the payload data of the frame under way, unmasked.
     *
     * @param opcode of the frame (RFC 6455, section 5.2): 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong
     */
    default void payload(Direction direction, int opcode, ByteBuffer payload) {}

    /** The data frame that has just started begins a compressed message (RFC 7692, section 6). */
    default void compressed(Direction direction) {}

    /**
     * Some of what the message under way is when it is decompressed (RFC 7692); the payload it came in was told before.
     * Only of messages that are compressed.
     */
    default void inflated(Direction direction, ByteBuffer bytes) {}

    /** The frame under way has ended. */
    default void frameEnded(Direction direction, int opcode, boolean fin) {}

    /**
     * A stream of HTTP/2 begins: what is heard of it, and counted for it, goes to the listener that this returns. On a
     * stream there is one request and its responses; {@link Part#HTTP2_FRAMING} that belongs to no stream stays here.
     *
     * @param id 1 or more; each once on a connection
     */
    default WireListener stream(int id) {
        return this;
    }

    /** The field block just counted takes this many bytes when it is decoded, as names and values alone. */
    default void fieldsDecoded(Direction direction, int bytes) {}

    /** The stream was reset: whatever was under way on it will not go on. */
    default void reset() {}

    /**
     * From here on this direction is {@link Part#UNPARSED}. At most once for each direction of a connection, of a stream
     * and of what TLS has encrypted.
     */
    default void unparsable(Direction direction, String reason) {}
}
