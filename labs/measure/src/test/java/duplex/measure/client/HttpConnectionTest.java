package duplex.measure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.ChatLine;
import duplex.measure.Conversation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that hangs up on a persistent connection just when it is used again. */
class HttpConnectionTest {

    private final AtomicInteger accepted = new AtomicInteger();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private EventLoop loop;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        loop = new EventLoop();
        Thread serving = new Thread(this::serve, "hangs up");
        serving.setDaemon(true);
        serving.start();
    }

    @AfterEach
    void stop() throws IOException {
        loop.close();
        server.close();
    }

    /** Answers one request on each connection, reads a second one, and hangs up. */
    private void serve() {
        while (true) {
            try (Socket client = server.accept()) {
                accepted.incrementAndGet();
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                readRequest(in);
                client.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
                readRequest(in);
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private static void readRequest(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {}
    }

    private PollingSession session() {
        ClientSettings settings = new ClientSettings(
                loop,
                new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
                Carrier.HTTP_1,
                Profile.named("curl"),
                Origin.HTTP,
                0,
                new Conversation(1),
                "e",
                1,
                new SplittableRandom(1));
        return new PollingSession("/", settings, heard::add);
    }

    @Test
    void aPollThatMeetsItIsAskedAgainOnAnotherConnection() throws InterruptedException {
        PollingSession session = session();
        loop.execute(() -> session.connect(() -> session.poll(() -> session.poll(() -> heard.add("answered twice")))));
        assertEquals("answered twice", heard.poll(20, TimeUnit.SECONDS));
        assertEquals(2, accepted.get());
    }

    /** Whether it was accepted nobody knows: no browser sends a POST again by itself. */
    @Test
    void aPostThatMeetsItIsNot() throws InterruptedException {
        PollingSession session = session();
        loop.execute(() -> session.connect(() -> session.poll(() -> session.post(new ChatLine(0, "a", "b", "c")))));
        String trouble = String.valueOf(heard.poll(20, TimeUnit.SECONDS));
        assertTrue(trouble.startsWith("an exchange was cut off"), trouble);
        assertEquals(List.of(), List.copyOf(heard));
        assertEquals(1, accepted.get());
    }
}
