package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tap on a server of Jetty's that sends content back as it comes, chunked. */
class TappedConnectorTest {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String HEAD = "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final int MUCH = 32 * 1024 * 1024;

    private final Ledger ledger = new Ledger(Map.of("/echo", "echo"));
    private final Server server = new Server();
    private final TappedConnector connector = new TappedConnector(server, ledger, new HttpConnectionFactory());

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (request.getHttpURI().getPath().equals("/much")) {
                    response.write(true, ByteBuffer.allocate(MUCH), callback);
                } else {
                    Content.copy(request, response, callback);
                }
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void chunkedContentOnAPersistentConnectionIsCountedBothWays() throws Exception {
        try (RawClient client = new RawClient(connector.getLocalPort())) {
            for (int i = 0; i < 40; i++) {
                client.send(HEAD + "5\r\nhello\r\n").send("6\r\n world\r\n0\r\n\r\n");
                assertTrue(client.response().endsWith("world\r\n0\r\n\r\n"));
            }
            LedgerReading reading = readingWhen(client.sent(), client.received());

            assertEquals(40L * 11, reading.up().of(Part.CONTENT));
            assertEquals(40L * 11, reading.down().of(Part.CONTENT));
            assertTrue(reading.down().of(Part.CHUNK_FRAMING) > 0);
            assertEquals(0, reading.up().of(Part.UNPARSED));
            assertEquals(0, reading.down().of(Part.UNPARSED));
            assertEquals(1, reading.transport("echo").connectionsOpened());
            assertEquals(40, reading.transport("echo").requests());
        }
    }

    @Test
    void whatWasCountedIsWhatACaptureSaw() throws Exception {
        try (Capture capture = Capture.start(connector.getLocalPort());
                RawClient client = new RawClient(connector.getLocalPort())) {
            client.send(HEAD).sendByteByByte("5\r\nhello\r\n0\r\n\r\n").response();
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n")
                    .send(new byte[100_000])
                    .rest();
            LedgerReading counted = readingWhen(client.sent(), client.received());
            CapturedConnection captured =
                    Objects.requireNonNull(capture.finish().get(client.localPort()));

            assertEquals(captured.parts(Direction.UP), counted.up());
            assertEquals(captured.parts(Direction.DOWN), counted.down());
            assertEquals(100_005, counted.down().of(Part.CONTENT));
            assertTrue(counted.down().of(Part.CHUNK_FRAMING) > 0);
        }
    }

    /** More at once than any socket buffer holds: the flush takes a part, and another, until all has gone. */
    @Test
    void partialFlushesAreCountedOnce() throws Exception {
        try (RawClient client = new RawClient(connector.getLocalPort())) {
            client.send("GET /much HTTP/1.0\r\n\r\n").rest();
            LedgerReading reading = readingWhen(client.sent(), client.received());

            assertEquals(MUCH, reading.down().of(Part.CONTENT));
        }
    }

    @Test
    void aClosedConnectionIsClosedInTheLedger() throws Exception {
        try (RawClient client = new RawClient(connector.getLocalPort())) {
            client.send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .rest();
            ConnectionReading connection = ledger.read().connections().get(0);
            assertEquals("127.0.0.1:" + client.localPort(), connection.remoteAddress());
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (ledger.read().connections().get(0).open()) {
            assertTrue(System.nanoTime() < deadline, "still open");
            Thread.onSpinWait();
        }
    }

    /** The last bytes are counted just after they were sent: a client that is quick may have them before. */
    private LedgerReading readingWhen(long up, long down) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        LedgerReading reading = ledger.read();
        while (reading.up().total() != up || reading.down().total() != down) {
            assertTrue(System.nanoTime() < deadline, up + " and " + down + " expected, was " + reading);
            Thread.onSpinWait();
            reading = ledger.read();
        }
        return reading;
    }
}
