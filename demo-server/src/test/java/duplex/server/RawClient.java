package duplex.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A client that sends the very bytes a test says, and reads HTTP/1.1 responses and WebSocket frames back. */
final class RawClient implements AutoCloseable {

    /** Long enough for a slow machine, short enough to say that nothing came. */
    static final int PATIENCE_MILLIS = 20_000;

    /** The example key of RFC 6455, section 1.3. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) {
        this(InetAddress.getLoopbackAddress(), port);
    }

    RawClient(InetAddress address, int port) {
        try {
            socket = new Socket(address, port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
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

    record Response(int status, String head, String content) {
        Optional<String> field(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst();
        }
    }

    Response response() {
        try {
            String head = head();
            int status = Integer.parseInt(head.substring(9, 12));
            Response empty = new Response(status, head, "");
            int length = Integer.parseInt(empty.field("Content-Length").orElse("0"));
            return new Response(status, head, text(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
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

    /** One chunk of a chunked message body (RFC 9112, section 7.1); empty for the last one. */
    String chunk() {
        return new String(chunkBytes(), StandardCharsets.UTF_8);
    }

    /** Jetty sends the line end after a chunk with the next one; so it is read then. */
    byte[] chunkBytes() {
        try {
            String size = line();
            byte[] chunk = new byte[Integer.parseInt(size.isEmpty() ? line() : size, 16)];
            in.readFully(chunk);
            if (chunk.length == 0 && !line().isEmpty()) {
                throw new AssertionError("a trailer section was not expected");
            }
            return chunk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!line.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n")) {
            line.write(in.readByte());
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** What a server sent in one frame; for a close frame the text starts with the code. */
    record Frame(int opcode, String text) {}

    Frame frame() {
        try {
            int opcode = in.readUnsignedByte() & 0x0F;
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            if (opcode == 8 && length >= 2) {
                int code = in.readUnsignedShort();
                return new Frame(opcode, code + " " + text(length - 2));
            }
            return new Frame(opcode, text(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it: what is cut off half-way is not taken for the whole. */
    private String text(int bytes) throws IOException {
        byte[] text = new byte[bytes];
        in.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Whether the server has ended the connection; waits for it. Silence is no end. */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset: ended as well
        }
    }

    /** Closes before the block that opened it ends. */
    void leave() {
        close();
    }

    Socket socket() {
        return socket;
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
