package duplex.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that sends the very bytes a test says, and reads what comes back. */
final class RawClient extends RawReader implements AutoCloseable {

    /** Long enough for a slow machine, short enough to say that nothing came. */
    static final int PATIENCE_MILLIS = 20_000;

    /** The example key of RFC 6455, section 1.3. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Socket socket;

    RawClient(int port) {
        this(InetAddress.getLoopbackAddress(), port);
    }

    RawClient(InetAddress address, int port) {
        this(connected(address, port));
    }

    private RawClient(Socket socket) {
        super(in(socket));
        this.socket = socket;
    }

    private static Socket connected(InetAddress address, int port) {
        try {
            Socket socket = new Socket(address, port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream in(Socket socket) {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String latin1) {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request with a fitting Content-Length. */
    RawClient request(String method, String target, String fields, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields
                + (bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n");
        return send(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    RawClient get(String target) {
        return request("GET", target, "", "");
    }

    RawClient postJson(String target, String json) {
        return request("POST", target, "Content-Type: application/json\r\n", json);
    }

    RawClient postForm(String form) {
        return request("POST", "/form-post", "Content-Type: application/x-www-form-urlencoded\r\n", form);
    }

    /** A chat message, with an id of its own. */
    RawClient say(String transport, String text, String id) {
        return postJson("/" + transport + "/messages", json(text, id));
    }

    static String json(String text, String id) {
        return "{\"author\":\"민수\",\"text\":\"" + text + "\",\"id\":\"" + id + "\"}";
    }

    /** Opens a WebSocket of the room, and reads the 101. */
    RawClient openWebSocket(String query) {
        return openWebSocketAt("/websocket/messages" + query);
    }

    /** Opens a WebSocket, and reads the 101. */
    RawClient openWebSocketAt(String target) {
        Response response = openingHandshake(target);
        if (response.status() != 101) {
            throw new AssertionError("no 101 but " + response);
        }
        return this;
    }

    /** Sends an opening handshake, and reads the answer. */
    Response openingHandshake(String target) {
        return request(
                        "GET",
                        target,
                        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                                + KEY + "\r\n",
                        "")
                .response();
    }

    /** A masked frame, FIN set (RFC 6455, section 5.2). */
    RawClient frame(int opcode, byte[] payload) {
        return frame(0x80, opcode, payload);
    }

    /** A masked frame that is not the last of its message (RFC 6455, section 5.4). */
    RawClient fragment(int opcode, byte[] payload) {
        return frame(0, opcode, payload);
    }

    private RawClient frame(int fin, int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (fin | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        byte[] key = {1, 2, 3, 4};
        frame.put(key);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ key[i % 4]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return send(bytes);
    }

    RawClient text(String text) {
        return frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers a close frame with one (RFC 6455, section 5.5.1), unless the server has not waited for it. */
    void answerClose() {
        try {
            frame(8, new byte[0]);
        } catch (UncheckedIOException e) {
            // closed already, as a server may after it has failed the connection (section 7.1.7)
        }
    }

    /** Opens an event stream, and reads its head and its first chunk, which names the cursor. */
    RawClient openEventStream(String query) {
        get("/server-sent-events/messages" + query);
        Response response = response();
        if (response.status() != 200) {
            throw new AssertionError("no 200 but " + response);
        }
        chunk();
        return this;
    }

    Socket socket() {
        return socket;
    }

    /** Closes before the block that opened it ends. */
    void leave() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
