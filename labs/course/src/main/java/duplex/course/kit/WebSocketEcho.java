package duplex.course.kit;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server that sends every WebSocket message back; the opening handshake is the student's. At {@code /} it has a blank page,
 * for browsers to start from. One thread for each connection.
 */
public final class WebSocketEcho implements AutoCloseable {

    /** A server's half of the opening handshake. */
    @FunctionalInterface
    public interface Upgrade {
        /** Answers a header section, which it takes out of the buffer; what stands behind it stays there. */
        String upgrade(ByteBuffer received) throws Exception;
    }

    private static final String PAGE = "<!doctype html><meta charset=utf-8><title>WebSocket</title>";
    private static final String END = "\r\n\r\n";
    private static final int MOST_BYTES = 64 * 1024;

    private final ServerSocket listening;
    private final Upgrade upgrade;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final Collection<Exception> thrown = new ConcurrentLinkedQueue<>();

    private WebSocketEcho(Upgrade upgrade) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.upgrade = upgrade;
        run(this::accept);
    }

    /** Listens on any free port of the loopback address. */
    public static WebSocketEcho with(Upgrade upgrade) throws IOException {
        return new WebSocketEcho(upgrade);
    }

    /** Where the student's handshake answers. */
    public URI webSocketAddress() {
        return URI.create("ws://localhost:" + listening.getLocalPort() + "/chat");
    }

    /** Where the blank page is. */
    public URI pageAddress() {
        return URI.create("http://localhost:" + listening.getLocalPort() + "/");
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listening.accept();
            open.add(socket);
            run(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] received = throughEmptyLine(in);
            if (!new String(received, StandardCharsets.ISO_8859_1).startsWith("GET /chat ")) {
                out.write(page());
                return;
            }
            Tape.clear();
            Tape.up(received);
            ByteBuffer buffer = ByteBuffer.wrap(received);
            byte[] answer = answer(buffer).getBytes(StandardCharsets.ISO_8859_1);
            Tape.down(answer);
            out.write(answer);
            if (new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 101 ")) {
                InputStream rest = new ByteArrayInputStream(received, buffer.position(), buffer.remaining());
                echo(new DataInputStream(new SequenceInputStream(rest, in)), out);
            }
        }
    }

    private String answer(ByteBuffer received) {
        try {
            return upgrade.upgrade(received);
        } catch (Exception e) {
            thrown.add(e);
            return "";
        }
    }

    /** Until the empty line has come; bytes behind it may have come too. */
    private static byte[] throughEmptyLine(InputStream in) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 * 1024];
        while (!received.toString(StandardCharsets.ISO_8859_1).contains(END)) {
            int length = in.read(buffer);
            if (length < 0 || received.size() > MOST_BYTES) {
                throw new EOFException("no header section");
            }
            received.write(buffer, 0, length);
        }
        return received.toByteArray();
    }

    private static void echo(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            RawFrame frame = RawFrame.readMasked(in);
            Tape.up(RawConnection.maskedFrame(frame.last(), frame.opcode(), frame.payload()));
            byte[] back = RawFrame.bare(
                    frame.opcode() == RawConnection.PING ? RawConnection.PONG : frame.opcode(), frame.payload());
            Tape.down(back);
            out.write(back);
            if (frame.opcode() == RawConnection.CLOSE) {
                return;
            }
        }
    }

    private static byte[] page() {
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=utf-8\r\nConnection: close\r\nContent-Length: "
                        + PAGE.length() + END + PAGE)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A client that goes away, and this server's own end, are how these threads end. */
    private static void run(Serving task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException ended) {
                        // nobody is left to be answered
                    }
                },
                "echo");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Serving {
        void run() throws IOException;
    }

    /**
     * Ends every connection.
     *
     * @throws ThrownByTheStudent when the student's handshake threw anything
     */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        Optional<Exception> first = thrown.stream().findFirst();
        if (first.isPresent()) {
            throw new ThrownByTheStudent(first.get());
        }
    }
}
