package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoppingTest {

    private static final int OF_EACH = 100;

    /**
     * A second is promised, and what {@code StoppingUnderLoadTest} prints. Here it is five, since machines are busy: a server
     * that waits for its clients waits for ten seconds at least, with a send, or 25, with a held poll.
     */
    static final Duration WAITS_FOR_NOBODY = Duration.ofSeconds(5);

    /** Those that listen: on a WebSocket, a held poll, an event stream, and Socket.IO by both of its ways. */
    private static final List<WayIn> LISTENING = List.of(
            WayIn.WEBSOCKET,
            WayIn.LONG_POLLING,
            WayIn.SERVER_SENT_EVENTS,
            WayIn.SOCKET_IO_POLLING,
            WayIn.SOCKET_IO_WEBSOCKET);

    @Test
    void aServerWith500ClientsTellsThemAllThatItStopsAndWaitsForNone() {
        DemoServer server = RunningServer.start(new HeldTimer());
        Map<WayIn, List<RawClient>> clients = new EnumMap<>(WayIn.class);
        for (WayIn wayIn : LISTENING) {
            for (int i = 0; i < OF_EACH; i++) {
                RawClient client = new RawClient(server.port());
                wayIn.listen(client);
                clients.computeIfAbsent(wayIn, any -> new ArrayList<>()).add(client);
            }
        }
        HalfOpenTest.await(() -> server.room().waiting() == OF_EACH * LISTENING.size());

        long before = System.nanoTime();
        server.close();
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertTrue(took.compareTo(WAITS_FOR_NOBODY) < 0, took::toString);
        clients.forEach((wayIn, those) -> those.forEach(client -> {
            assertEquals(farewell(wayIn), last(wayIn, client), wayIn.name());
            client.close();
        }));
    }

    private static String farewell(WayIn wayIn) {
        return switch (wayIn) {
            case WEBSOCKET, SOCKET_IO_WEBSOCKET -> "1001 the server is stopping";
            case LONG_POLLING -> "204";
            case SERVER_SENT_EVENTS -> ""; // the chunk that ends a response
            case SOCKET_IO_POLLING -> "1"; // Engine.IO's packet for the end
            case FORM_POST, SHORT_POLLING -> throw new IllegalArgumentException(wayIn + " is never held");
        };
    }

    private static String last(WayIn wayIn, RawClient client) {
        return switch (wayIn) {
            case WEBSOCKET, SOCKET_IO_WEBSOCKET -> client.frame().text();
            case LONG_POLLING -> String.valueOf(client.response().status());
            case SERVER_SENT_EVENTS -> client.chunk();
            case SOCKET_IO_POLLING -> client.response().content();
            case FORM_POST, SHORT_POLLING -> throw new IllegalArgumentException(wayIn + " is never held");
        };
    }

    @Test
    void aPortInUseIsSaidInOneLine() {
        try (DemoServer server = RunningServer.start()) {
            ServerOptions taken = ServerOptions.standard("secret").on("127.0.0.1", server.port());
            StartFailedException failure = assertThrows(StartFailedException.class, () -> DemoServer.start(taken));
            assertEquals(
                    "port " + server.port() + " is in use; stop what holds it, or choose another with --port",
                    failure.getMessage());
        }
    }
}
