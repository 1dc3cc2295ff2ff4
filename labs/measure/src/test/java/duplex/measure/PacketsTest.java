package duplex.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import duplex.measure.client.Handshake;
import duplex.measure.model.Exchange;
import duplex.measure.model.Packets;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the model says of packets, beside a capture: one poll, and one chat message by WebSocket, on the real server. */
@Tag("slow")
class PacketsTest {

    private static final String POLL = "GET /short-polling/messages HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int FRAME_HEADER = 2;

    @Test
    void thePacketsOfAPollAndOfAWebSocketMessageAreThoseOfTheModel() throws IOException {
        try (ServerProcess server = ServerProcess.start();
                PacketCapture capture = capture(server.address());
                Socket socket = connect(server.address());
                Socket poller = connect(server.address())) {
            DataInputStream frames = new DataInputStream(socket.getInputStream());
            upgrade(socket, frames);
            int welcome = frame(frames);
            assertTrue(welcome > 0, "no welcome");
            // Not a connection's first exchanges: there the kernel acknowledges at once what it later delays.
            for (int i = 0; i < 4; i++) {
                poll(poller);
                post(poller, "id" + i);
                frame(frames);
            }

            Packets before = capture.of(poller);
            int answer = poll(poller);
            Packets poll = capture.of(poller).minus(before);
            assertEquals(
                    Packets.of(
                            new Exchange(POLL.length(), answer),
                            Packets.Kind.ANSWERED_AT_ONCE,
                            Packets.ETHERNET_SEGMENT),
                    poll);

            before = capture.of(socket);
            post(poller, "last");
            int payload = frame(frames);
            Packets message = capture.of(socket).minus(before);
            assertEquals(
                    Packets.of(new Exchange(0, FRAME_HEADER + payload), Packets.Kind.ONE_WAY, Packets.ETHERNET_SEGMENT),
                    message);
        }
    }

    private static PacketCapture capture(InetSocketAddress server) {
        try {
            return PacketCapture.start(server);
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                fail(e);
            }
            Assumptions.abort(e.getMessage());
            throw new IllegalStateException(e); // abort has thrown
        }
    }

    private static Socket connect(InetSocketAddress server) throws IOException {
        Socket socket = new Socket(server.getAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void upgrade(Socket socket, DataInputStream in) throws IOException {
        String request = "GET /websocket/messages HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Handshake.key(new SplittableRandom(1)) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        assertTrue(head(in).startsWith("HTTP/1.1 101"), "no 101");
    }

    /** The size of the whole answer. */
    private static int poll(Socket socket) throws IOException {
        socket.getOutputStream().write(POLL.getBytes(US_ASCII));
        return answer(socket);
    }

    private static void post(Socket socket, String id) throws IOException {
        String content = "{\"author\":\"a\",\"text\":\"hello\",\"id\":\"" + id + "\"}";
        String request =
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + content.length() + "\r\n\r\n" + content;
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        answer(socket);
    }

    private static int answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.1 20"), head);
        int length = head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        in.readNBytes(length);
        return head.length() + length;
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** The payload length of one short text frame, which is read. */
    private static int frame(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        in.readNBytes(length);
        return length;
    }
}
