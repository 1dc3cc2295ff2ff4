package duplex.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** A client that writes its own bytes, and knows how many it has sent and received. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private long sent;
    private long received;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
    }

    int localPort() {
        return socket.getLocalPort();
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
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
        sent += bytes.length;
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

    /** All until the server closes. */
    String rest() throws IOException {
        byte[] bytes = in.readAllBytes();
        received += bytes.length;
        return latin1(bytes);
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        received += bytes.length;
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

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
