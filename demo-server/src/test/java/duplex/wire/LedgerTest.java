package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final String POLL = "GET /short-polling/messages?after=a.1 HTTP/1.1\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final String PAGE = "GET /short-polling HTTP/1.1\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String UPGRADE = "GET /websocket/messages HTTP/1.1\r\nUpgrade: websocket\r\n\r\n";
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final Ledger ledger = new Ledger(paths());

    @Test
    void anExchangeBelongsToTheTransportWhosePathItNames() {
        TappedConnection connection = ledger.open("client");
        up(connection, POLL);
        down(connection, EMPTY);
        up(connection, PAGE);
        down(connection, OK);

        LedgerReading reading = ledger.read();
        assertEquals(POLL.length(), reading.transport("short-polling").up().total());
        assertEquals(EMPTY.length(), reading.transport("short-polling").down().total());
        assertEquals(PAGE.length(), reading.transport("page").up().total());
        assertEquals(OK.length(), reading.transport("page").down().total());
        assertEquals(
                List.of("form-post", "short-polling", "websocket", "page"),
                reading.transports().stream().map(TransportReading::transport).toList());
    }

    @Test
    void aConnectionCountsForTheTransportOfItsFirstExchange() {
        TappedConnection connection = ledger.open("client");
        assertEquals(1, ledger.read().transport("page").connectionsOpened());
        up(connection, POLL + PAGE + POLL);

        LedgerReading reading = ledger.read();
        assertEquals(1, reading.transport("short-polling").connectionsOpened());
        assertEquals(2, reading.transport("short-polling").requests());
        assertEquals(0, reading.transport("page").connectionsOpened());
        assertEquals("short-polling", reading.connections().get(0).transport());
        assertEquals("client", reading.connections().get(0).remoteAddress());
    }

    @Test
    void empty204AndEmptyAnswersToAGetAreEmptyResponses() {
        TappedConnection connection = ledger.open("client");
        up(connection, POLL + POLL + POLL + POLL.replace("GET", "POST"));
        down(connection, EMPTY + OK + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        down(connection, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");

        assertEquals(2, ledger.read().transport("short-polling").emptyResponses());
    }

    @Test
    void pipelinedExchangesGetTheirOwnResponses() {
        TappedConnection connection = ledger.open("client");
        up(connection, POLL + PAGE);
        down(connection, "HTTP/1.1 100 Continue\r\n\r\n" + EMPTY + OK.substring(0, 20));

        List<ExchangeReading> exchanges = ledger.read().exchanges();
        assertEquals(
                new ExchangeReading(
                        1,
                        1,
                        "short-polling",
                        "GET /short-polling/messages?after=a.1",
                        OptionalInt.of(204),
                        new Bytes(Map.of(Part.START_LINE, 48L, Part.FIELDS, 2L)),
                        new Bytes(Map.of(Part.START_LINE, 25L + 23, Part.FIELDS, 4L)),
                        true),
                exchanges.get(0));
        assertEquals("GET /short-polling", exchanges.get(1).what());
        assertFalse(exchanges.get(1).complete());
    }

    @Test
    void theOpeningHandshakeIsSetUpAndAllAfterItIsTheTransports() {
        TappedConnection connection = ledger.open("client");
        up(connection, UPGRADE);
        down(connection, SWITCHING);
        upHex(connection, "01 81 00000000 41  89 80 00000000  80 81 00000000 42"); // A, ping, B
        downHex(connection, "8a00 8101 43 8802 03e8"); // pong, C, close

        LedgerReading reading = ledger.read();
        TransportReading websocket = reading.transport("websocket");
        assertEquals(UPGRADE.length(), websocket.setUpUp().total());
        assertEquals(SWITCHING.length(), websocket.setUpDown().total());
        assertEquals(UPGRADE.length() + 7 + 6 + 7, websocket.up().total());
        assertEquals(SWITCHING.length() + 2 + 3 + 4, websocket.down().total());
        assertEquals(0, reading.transport("page").up().total());
        assertEquals(0, websocket.emptyResponses());
        assertEquals(
                List.of("GET /websocket/messages", "text up", "ping up", "pong down", "text down", "close down"),
                reading.exchanges().stream().map(ExchangeReading::what).toList());
        assertTrue(reading.exchanges().stream().allMatch(ExchangeReading::complete));
        assertEquals(14, reading.exchanges().get(1).up().total(), "all fragments of the message");
    }

    @Test
    void whatCannotBeParsedIsStillInTheSum() {
        TappedConnection connection = ledger.open("client");
        up(connection, POLL + "nonsense\n" + POLL);
        down(connection, EMPTY + "nonsense");
        connection.close();

        LedgerReading reading = ledger.read();
        assertEquals(2L * POLL.length() + 9, reading.up().total());
        assertEquals(EMPTY.length() + 8, reading.down().total());
        assertEquals(9L + POLL.length(), reading.transport("page").up().of(Part.UNPARSED));
    }

    @Test
    void closedConnectionsAreForgottenOneByOneAndNeverTheirBytes() {
        int many = Ledger.CLOSED_KEPT + 50;
        for (int i = 0; i < many; i++) {
            TappedConnection connection = ledger.open("client " + i);
            up(connection, POLL);
            down(connection, EMPTY);
            connection.close();
            connection.close();
        }

        LedgerReading reading = ledger.read();
        assertEquals(Ledger.CLOSED_KEPT, reading.connections().size());
        assertEquals(
                "client " + (many - 1),
                reading.connections().get(Ledger.CLOSED_KEPT - 1).remoteAddress());
        assertFalse(reading.connections().get(0).open());
        assertEquals(Ledger.EXCHANGES_KEPT, reading.exchanges().size());
        assertEquals(many, reading.exchanges().get(Ledger.EXCHANGES_KEPT - 1).number());
        assertEquals(many, reading.transport("short-polling").connectionsOpened());
        assertEquals(many, reading.transport("short-polling").requests());
        assertEquals((long) many * POLL.length(), reading.up().total());
    }

    @Test
    void bytesThatComeJustAfterTheCloseAreCounted() {
        TappedConnection connection = ledger.open("client");
        up(connection, POLL);
        connection.close();
        down(connection, EMPTY);

        assertEquals(
                EMPTY.length(), ledger.read().transport("short-polling").down().total());
    }

    @Test
    void aBugInWhoListensIsReportedOnceAndTheRestIsUnparsed() {
        List<Throwable> reported = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((which, bug) -> reported.add(bug));
        Recording recording = new Recording();
        ConnectionAccount account =
                new ConnectionAccount(1, "client", new TransportPaths(paths(), "page"), new RecentExchanges(1));
        TappedConnection connection = new TappedConnection(ledger, account, new WireListener() {
            @Override
            public void counted(Direction direction, Part part, int bytes) {
                recording.counted(direction, part, bytes);
            }

            @Override
            public void field(Direction direction, String name, String value) {
                throw new IllegalStateException("a bug");
            }
        });
        try {
            up(connection, "GET / HTTP/1.1\r\nA: b\r\n\r\n");
            up(connection, POLL);
            down(connection, OK);
            connection.close();
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }

        assertEquals(1, reported.size());
        assertEquals(8L + POLL.length(), recording.up().of(Part.UNPARSED));
        assertEquals(OK.length(), recording.down().total());
    }

    @Test
    void longTargetsAreCutInReadings() {
        TappedConnection connection = ledger.open("client");
        up(connection, "GET /" + "a".repeat(60_000) + " HTTP/1.1\r\n\r\n");

        assertEquals(
                Exchange.WHAT_LIMIT, ledger.read().exchanges().get(0).what().length());
    }

    @Test
    void anAbsoluteTargetNamesTheSamePath() {
        TransportPaths paths = new TransportPaths(paths(), "page");

        assertEquals("form-post", paths.transportOf("/form-post"));
        assertEquals("form-post", paths.transportOf("/form-post?lang=ko"));
        assertEquals("form-post", paths.transportOf("http://localhost:7070/form-post?a=/"));
        assertEquals("page", paths.transportOf("/form-post/"));
        assertEquals("page", paths.transportOf("http://localhost"));
        assertEquals("page", paths.transportOf("*"));
        assertEquals("page", paths.transportOf("?a"));
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("/form-post", "form-post");
        paths.put("/short-polling/messages", "short-polling");
        paths.put("/websocket/messages", "websocket");
        return paths;
    }

    private static void up(TappedConnection connection, String text) {
        connection.accept(Direction.UP, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void down(TappedConnection connection, String text) {
        connection.accept(Direction.DOWN, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void upHex(TappedConnection connection, String hex) {
        connection.accept(Direction.UP, ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static void downHex(TappedConnection connection, String hex) {
        connection.accept(Direction.DOWN, ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
