package duplex.measure.client;

import java.nio.ByteBuffer;

/**
 * The client's end of one connection on which HTTP is spoken, version 1.1 or 2. One request at a time: the next when the
 * last is answered. Whoever opened it hears what comes back as a {@link duplex.wire.WireListener}, which is told the same
 * by either version.
 *
 * <p>For the loop's thread.
 */
interface HttpEnd {

    boolean isOpen();

    void request(Request request);

    /** Sends a frame on the WebSocket that the last request has opened. */
    void send(ByteBuffer frame);

    /** Does not want the rest of a response: the server's next write, at the latest, tells it so. */
    void cut();

    /** Hangs up, in order. */
    void close();
}
