package duplex.measure.claims;

import duplex.measure.client.Handshake;
import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Whoever has sent a request to a {@link ScriptedServer}, and is to be answered byte by byte. For the script's thread. */
final class Caller {

    private static final String HEADER_SECTION_END = "\r\n\r\n";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final String headerSection;

    private Caller(Socket socket, DataInputStream in, String headerSection) throws IOException {
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
        this.headerSection = headerSection;
    }

    /** Reads the header section of the request. */
    static Caller of(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        while (!section.toString(StandardCharsets.ISO_8859_1).endsWith(HEADER_SECTION_END)) {
            section.write(in.readByte());
        }
        return new Caller(socket, in, section.toString(StandardCharsets.ISO_8859_1));
    }

    /** The request line and the field lines, with the empty line that ends them. */
    String headerSection() {
        return headerSection;
    }

    /** The first value of a field; names compare without regard to case. */
    Optional<String> field(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headerSection
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    boolean asksForWebSocket() {
        return field("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
    }

    // ---- The opening handshake ----

    /** The {@code Sec-WebSocket-Accept} that belongs to this caller's key. */
    String rightAccept() {
        return Handshake.accept(field("Sec-WebSocket-Key").orElse(""));
    }

    /** Answers the opening handshake as RFC 6455, section 4.2.2, wants it. */
    Caller switchProtocols() throws IOException {
        return switchProtocols("HTTP/1.1 101 Switching Protocols", rightAccept());
    }

    /** Answers with another status line, or another {@code Sec-WebSocket-Accept}. */
    Caller switchProtocols(String statusLine, String accept) throws IOException {
        return send(statusLine + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept
                + "\r\n\r\n");
    }

    Caller send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    Caller send(byte[] bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    // ---- Frames ----

    /** Sends a frame with FIN set and without a mask, as servers do. */
    Caller frame(int opcode, byte[] payload) throws IOException {
        return send(RawFrame.bare(opcode, payload));
    }

    Caller text(String text) throws IOException {
        return frame(RawConnection.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins the closing handshake (RFC 6455, section 5.5.1). */
    Caller closeFrame(int code, String reason) throws IOException {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        return frame(
                RawConnection.CLOSE,
                ByteBuffer.allocate(2 + bytes.length)
                        .putShort((short) code)
                        .put(bytes)
                        .array());
    }

    /** Reads one frame of the caller's. */
    RawFrame frame() throws IOException {
        return RawFrame.readMasked(in);
    }

    // ---- The end ----

    /** Ends the connection with RST. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads on until the caller has ended the connection. */
    void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
