package lab05;

import java.nio.ByteBuffer;

/** The server's half of the opening handshake (RFC 6455, section 4.2). The only file you edit. */
final class Handshake {

    private Handshake() {}

    /** The {@code Sec-WebSocket-Accept} that belongs to a client's {@code Sec-WebSocket-Key}. */
    static String accept(String key) {
        throw new UnsupportedOperationException("Task 1: what does a server make of this key?");
    }

    /**
     * Answers a request that asks for a WebSocket.
     *
     * @param received all that has come on this connection so far: the whole header section, up to its empty line, and
     *     perhaps bytes behind it. Take the header section out, and leave the rest in the buffer: it is for whoever reads
     *     the frames
     * @return the status line and field lines of the response, each with its CRLF, and the empty line
     */
    static String upgrade(ByteBuffer received) {
        throw new UnsupportedOperationException("Task 2: switch protocols, or refuse");
    }
}
