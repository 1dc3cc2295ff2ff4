package duplex.measure.raw;

import duplex.wire.Masking;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A TCP connection on which the very bytes go out that the caller says; HTTP/1.1 responses and WebSocket frames come back.
 * Both directions are counted. Blocks; waits at most 20 s for anything unless told otherwise. For one thread that sends and
 * one that reads.
 */
public final class RawConnection implements AutoCloseable {

    /** The example key of RFC 6455, section 1.3. */
    public static final String EXAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FIN = 0x80;
    private static final int MASK = 0x80;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    /** An example's: whoever may choose a masking key at random may choose this one. */
    private static final int MASKING_KEY = 0x37FA213D;

    private static final String HEADER_SECTION_END = "\r\n\r\n";

    private final Socket socket;
    private final CountedInput counted;
    private final DataInputStream in;
    private long sent;

    public RawConnection(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        patience(PATIENCE);
        counted = new CountedInput(socket.getInputStream());
        in = new DataInputStream(counted);
    }

    /** How long a read waits before it fails with a {@link SocketTimeoutException}. */
    public RawConnection patience(Duration patience) throws SocketException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        return this;
    }

    /** TCP payload bytes that this end has sent. */
    public long sent() {
        return sent;
    }

    /** TCP payload bytes that have been read; what waits unread is not among them. */
    public long received() {
        return counted.count;
    }

    // ---- HTTP/1.1 ----

    public RawConnection send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        sent += bytes.length;
        return this;
    }

    /**
     * Sends a request with no more fields than it needs, and those given; {@code Host} is {@code localhost}.
     *
     * @param fields whole field lines, each with its line end
     */
    public RawConnection request(String method, String target, String fields, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String length = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n";
        send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + length + "\r\n");
        return bytes.length == 0 ? this : send(bytes);
    }

    public RawResponse get(String target) throws IOException {
        return request("GET", target, "", "").response();
    }

    /** Posts a chat message to a transport that takes JSON, such as {@code /short-polling/messages}. */
    public RawResponse post(String target, String text, String id) throws IOException {
        return request("POST", target, "Content-Type: application/json\r\n", chatMessage(text, id))
                .response();
    }

    /** A chat message as clients send it. The text needs no escapes. */
    public static String chatMessage(String text, String id) {
        return "{\"author\":\"note\",\"text\":\"" + text + "\",\"id\":\"" + id + "\"}";
    }

    /**
     * Reads a response. Its content is read when {@code Content-Length} announces it; that of a chunked one is left for
     * {@link #chunk}.
     */
    public RawResponse response() throws IOException {
        RawResponse head = RawResponse.of(headerSection());
        int length = Integer.parseInt(head.field("Content-Length").orElse("0"));
        return head.withContent(text(length));
    }

    /** From the start line to the empty line, both included. */
    public String headerSection() throws IOException {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        while (!section.toString(StandardCharsets.ISO_8859_1).endsWith(HEADER_SECTION_END)) {
            section.write(in.readByte());
        }
        return section.toString(StandardCharsets.ISO_8859_1);
    }

    /** One chunk of a chunked message body (RFC 9112, section 7.1); empty for the last. */
    public String chunk() throws IOException {
        String size = line();
        // The line end after a chunk may come only with the next one; so it is read then.
        return text(Integer.parseInt(size.isEmpty() ? line() : size, 16));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!line.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n")) {
            line.write(in.readByte());
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    // ---- WebSocket ----

    /** The field lines of an opening handshake, besides {@code Host} (RFC 6455, section 4.1). */
    public static final String HANDSHAKE_FIELDS =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" + "Sec-WebSocket-Key: "
                    + EXAMPLE_KEY + "\r\n";

    /** Sends an opening handshake, and reads the answer, whatever it is. */
    public RawResponse handshake(String target) throws IOException {
        return request("GET", target, HANDSHAKE_FIELDS, "").response();
    }

    /** Enters the room by WebSocket; what comes first is the greeting, then what has been said last. */
    public RawConnection enter() throws IOException {
        return enter("");
    }

    /**
     * The same from a cursor on.
     *
     * @param query such as {@code ?after=CURSOR}, to hear no more than what came after it
     */
    public RawConnection enter(String query) throws IOException {
        RawResponse response = handshake("/websocket/messages" + query);
        if (response.status() != 101) {
            throw new IOException("no 101 but " + response.statusLine());
        }
        return this;
    }

    /** Sends a masked frame with FIN set (RFC 6455, section 5.2). */
    public RawConnection frame(int opcode, byte[] payload) throws IOException {
        return send(maskedFrame(true, opcode, payload));
    }

    public RawConnection text(String text, boolean last) throws IOException {
        return send(maskedFrame(last, TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a text message in one frame. */
    public RawConnection sendText(String text) throws IOException {
        return text(text, true);
    }

    /** The bytes of a frame as a client sends it. */
    public static byte[] maskedFrame(boolean last, int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) ((last ? FIN : 0) | opcode));
        if (payload.length < LENGTH_IN_2_BYTES) {
            frame.put((byte) (MASK | payload.length));
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) (MASK | LENGTH_IN_2_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASK | LENGTH_IN_8_BYTES)).putLong(payload.length);
        }
        frame.putInt(MASKING_KEY);
        Masking.mask(MASKING_KEY, 0, ByteBuffer.wrap(payload), frame);
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Reads one frame; a server's are not masked. */
    public RawFrame frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == LENGTH_IN_2_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == LENGTH_IN_8_BYTES) {
            length = Math.toIntExact(in.readLong());
        }
        return new RawFrame((first & FIN) != 0, first & 0x0F, bytes(length));
    }

    // ---- The end ----

    private String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    /** All of them: what is cut off half-way is not taken for the whole. */
    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads what still comes until the server ends the connection, by FIN or RST. */
    public byte[] rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                rest.write(next);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (EOFException | SocketException reset) {
            // ended as well
        }
        return rest.toByteArray();
    }

    /** Whether the server ends the connection within a time, or has done so. */
    public boolean endsWithin(Duration time) throws IOException {
        patience(time);
        try {
            rest();
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } finally {
            patience(PATIENCE);
        }
    }

    /** Closes with FIN. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class CountedInput extends InputStream {
        private final InputStream from;
        private volatile long count;

        CountedInput(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            int next = from.read();
            add(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = from.read(bytes, offset, length);
            add(Math.max(0, read));
            return read;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads from a connection
        private void add(int more) {
            count += more;
        }
    }
}
