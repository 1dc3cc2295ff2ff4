package duplex.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/**
 * A client that writes its own bytes, and knows how many it has sent and received: on the wire, and of which parts what
 * was above TLS, if it speaks it.
 */
final class RawClient implements AutoCloseable {

    private final CountingSocket wire;
    private final Socket socket;
    private final InputStream in;
    private long sentBeforeEnd = -1;
    private final Recording spoken = new Recording();
    private final WireParser parser = new WireParser(spoken);

    /** In clear text. */
    RawClient(int port) throws IOException {
        wire = new CountingSocket(port);
        socket = wire;
        in = socket.getInputStream();
    }

    /** Over TLS of one version, such as {@code TLSv1.3}. */
    RawClient(int port, String tlsVersion, String alpn) throws IOException {
        wire = new CountingSocket(port);
        socket = TlsClients.over(wire, tlsVersion, alpn);
        in = socket.getInputStream();
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /** How many bytes have gone over the wire. */
    long sent() {
        return wire.sent();
    }

    long received() {
        return wire.received();
    }

    /** What it has said and heard itself, TLS apart, by part; ends the parsing. */
    Bytes spoken(Direction direction) {
        parser.end();
        return spoken.bytes(direction);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient sendHex(String hex) throws IOException {
        return send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Each byte in a segment of its own, as far as TCP lets it. */
    RawClient sendByteByByte(String text) throws IOException {
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            send(new byte[] {each});
        }
        return this;
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        parser.accept(Direction.UP, ByteBuffer.wrap(bytes));
        return this;
    }

    /** One response; the content only where the header section tells its length. */
    String response() throws IOException {
        String head = until("\r\n\r\n");
        String fields = head.toLowerCase(Locale.ROOT);
        if (fields.contains("transfer-encoding: chunked")) {
            return head + until("\r\n0\r\n\r\n");
        }
        int at = fields.indexOf("content-length: ");
        return at < 0
                ? head
                : head + latin1(read(Integer.parseInt(fields.substring(at + 16).split("\r", 2)[0])));
    }

    /** One header section, for the answer to a HEAD or an opening handshake. */
    String head() throws IOException {
        return until("\r\n\r\n");
    }

    /**
     * What the next chunk holds (RFC 9112, section 7.1); empty for the last one, which ends the content. Jetty sends the
     * line end that closes a chunk together with the next one, so it is read then.
     */
    String chunk() throws IOException {
        String line = until("\r\n").trim();
        int size = Integer.parseInt(line.isEmpty() ? until("\r\n").trim() : line, 16);
        return size == 0 ? until("\r\n").trim() : latin1(read(size));
    }

    /** One frame of less than 64 KiB: its opcode, and its payload as text. */
    String frame() throws IOException {
        byte[] header = read(2);
        int length = header[1] & 0x7f;
        if (length == 126) {
            byte[] more = read(2);
            length = (more[0] & 0xff) << 8 | (more[1] & 0xff);
        }
        return (header[0] & 0x0f) + " " + new String(read(length), StandardCharsets.UTF_8);
    }

    /** A frame of HTTP/2, a byte in each character of what it carries. */
    record Http2Frame(int type, int flags, int stream, String payload) {
        boolean endsStream() {
            return type <= Http2Frames.HEADERS && (flags & Http2Frames.END_STREAM) != 0;
        }
    }

    Http2Frame http2Frame() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(read(9));
        String payload = latin1(read(header.getInt(0) >>> Byte.SIZE));
        return new Http2Frame(header.get(3), header.get(4), header.getInt(5), payload);
    }

    /**
     * How many bytes TLS has sent of itself since the server's end was seen: a server that has closed does not read them,
     * one that has only ended its own direction does.
     */
    long farewell() {
        return sentBeforeEnd < 0 ? 0 : sent() - sentBeforeEnd;
    }

    /** All until the server closes. */
    String rest() throws IOException {
        sentBeforeEnd = sent();
        byte[] bytes = in.readAllBytes();
        parser.accept(Direction.DOWN, ByteBuffer.wrap(bytes));
        return latin1(bytes);
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        parser.accept(Direction.DOWN, ByteBuffer.wrap(bytes));
        if (bytes.length < length) {
            throw new EOFException("the server closed after " + latin1(bytes));
        }
        return bytes;
    }

    private String until(String end) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (!text.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            text.write(read(1));
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Says that nothing more will come, and reads until the server has closed too. */
    void hangUp() throws IOException {
        socket.shutdownOutput();
        rest();
        socket.close();
    }

    /** Over TLS in order, so that the server's farewell is received. */
    @Override
    public void close() throws IOException {
        if (socket instanceof SSLSocket && !socket.isClosed() && sentBeforeEnd < 0) {
            hangUp();
        }
        socket.close();
    }
}
