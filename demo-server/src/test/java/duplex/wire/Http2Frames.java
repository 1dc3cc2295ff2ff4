package duplex.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/2, written by hand (RFC 9113, section 6). */
final class Http2Frames {

    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 0x01;
    static final int ACK = 0x01;
    static final int END_HEADERS = 0x04;
    static final int PADDED = 0x08;
    static final int PRIORITISED = 0x20;

    private Http2Frames() {}

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putShort((short) (payload.length >> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] settings() {
        return frame(SETTINGS, 0, 0, new byte[0]);
    }

    static byte[] acknowledgement() {
        return frame(SETTINGS, ACK, 0, new byte[0]);
    }

    static byte[] headers(int flags, int stream, String... namesAndValues) {
        return frame(HEADERS, END_HEADERS | flags, stream, block(namesAndValues));
    }

    /** A GET without content. */
    static byte[] get(int stream, String path) {
        return headers(END_STREAM, stream, request("GET", path));
    }

    static String[] request(String method, String path) {
        return new String[] {":method", method, ":scheme", "http", ":path", path, ":authority", "localhost"};
    }

    /** The opening handshake of a WebSocket (RFC 8441, section 5). */
    static byte[] extendedConnect(int stream, String path) {
        return headers(
                0,
                stream,
                ":method",
                "CONNECT",
                ":protocol",
                "websocket",
                ":scheme",
                "http",
                ":path",
                path,
                ":authority",
                "localhost",
                "sec-websocket-version",
                "13");
    }

    static byte[] data(int flags, int stream, String text) {
        return frame(DATA, flags, stream, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Literal field lines without indexing, new names, no Huffman coding (RFC 7541, section 6.2.2). */
    static byte[] block(String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            byte[] text = namesAndValues[i].getBytes(StandardCharsets.ISO_8859_1);
            if (text.length > 126) {
                throw new IllegalArgumentException("text must be 126 bytes at most, was " + text.length);
            }
            block.write(text.length);
            block.writeBytes(text);
        }
        return block.toByteArray();
    }
}
