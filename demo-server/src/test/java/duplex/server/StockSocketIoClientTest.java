package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.Length;
import duplex.Promise;
import duplex.chat.Cursor;
import duplex.chat.Draft;
import duplex.chat.Kind;
import duplex.transport.socketio.SocketIoOptions;
import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import duplex.wire.link.Upgrades;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The socket.io-client that everybody uses, under Node, by polling only, by WebSocket only, and moving over. */
class StockSocketIoClientTest {

    private static final int COUNT = Length.of(500, 500, 2_000);
    private static final long PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    // ---- The room ----

    /** The client may have moved over before it hears anything: then it is let try again. */
    private static final int TRIES = 5;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        polling           | polling
        websocket         | websocket
        polling,websocket | polling,websocket
        """)
    void underLoadNothingIsLostDoubledOrOutOfOrder(String transports, String carriers) throws Exception {
        String heardOver = "";
        for (int i = 0; i < TRIES && !heardOver.equals(carriers); i++) {
            try (DemoServer server = RunningServer.start()) {
                JsonNode seen = inTheRoom(server, server.port(), transports);
                assertAllInOrder(seen);
                heardOver = String.join(",", texts(seen.path("carriers")));
            }
        }
        assertEquals(carriers, heardOver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SWALLOWED", "REMOVED", "REFUSED"})
    void theSessionOutlivesAnUpgradeThatAProxyDoesNotPass(Upgrades upgrades) throws Exception {
        try (DemoServer server = RunningServer.start();
                Link link = Link.to(server.port())) {
            link.set(Conditions.CLEAR.withUpgrades(upgrades));
            JsonNode seen = inTheRoom(server, link.port(), "polling,websocket");
            assertAllInOrder(seen);
            assertEquals(List.of("polling"), texts(seen.path("carriers")));
        }
    }

    /** The client says as many things as somebody else does at the same time, and hears both. */
    private static JsonNode inTheRoom(DemoServer server, int port, String transports) throws Exception {
        Cursor start = server.room().end();
        Process node = node("room", "http://127.0.0.1:" + port, transports, start.toString(), String.valueOf(COUNT));
        for (int i = 1; i <= COUNT; i++) {
            if (i == COUNT / 10) { // the rest while it is at it
                while (server.room().waiting() == 0) {
                    assertTrue(node.isAlive(), "the client gave up");
                    Thread.onSpinWait();
                }
            }
            server.room()
                    .post(new Draft("java-" + i, Kind.CHAT, "java", "theirs " + i))
                    .toCompletableFuture()
                    .get();
        }
        return seenBy(node);
    }

    private static void assertAllInOrder(JsonNode seen) {
        List<Integer> sequences = texts(seen.path("cursors")).stream()
                .map(cursor -> Integer.valueOf(cursor.substring(cursor.indexOf('.') + 1)))
                .toList();
        assertEquals(IntStream.rangeClosed(1, 2 * COUNT).boxed().toList(), sequences);
        assertEquals(IntStream.rangeClosed(1, COUNT).mapToObj(i -> "mine " + i).toList(), texts(seen.path("mine")));
        assertEquals(
                IntStream.rangeClosed(1, COUNT).mapToObj(String::valueOf).toList(), texts(seen.path("acknowledged")));
        assertEquals(0, seen.path("disconnects").asInt(), "the session is the same all along");
        Promise.kept(
                "theStockClientHearsAllInOrder",
                "%d of %d in order, over %s",
                sequences.size(),
                2 * COUNT,
                texts(seen.path("carriers")));
    }

    // ---- Acknowledgements, binary, namespaces ----

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
    void acknowledgementsBinaryAndNamespacesAreUnderstood(String transports) throws Exception {
        SocketIoOptions test =
                new SocketIoOptions(SocketIoOptions.STANDARD.engine(), SocketIoOptions.STANDARD.connectTimeout(), true);
        try (DemoServer server = DemoServer.start(
                RunningServer.options(RunningServer.WITHOUT_RATES).withSocketIo(test))) {
            JsonNode seen = seenBy(node("echo", "http://127.0.0.1:" + server.port(), transports));
            assertEquals("[{}]", seen.path("auth").toString());
            assertEquals(
                    "[1,\"안녕\",{\"a\":[true]},\"bytes 0001021eff\"]",
                    seen.path("back").toString());
            assertEquals("[\"x\"]", seen.path("text").toString());
            assertEquals(
                    "[\"bytes 0001021eff\",\"bytes \"]", seen.path("binary").toString());
            assertEquals("[{\"token\":\"abc\"}]", seen.path("custom").toString());
            assertEquals("[\"Invalid namespace\"]", seen.path("unknown").toString());
        }
    }

    @Test
    void theLibraryIsTheOneThatThePageLoads() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            RawReader.Response library = client.get("/lib/socket-io.js").response();
            assertEquals(200, library.status());
            assertTrue(
                    library.content().contains("Socket.IO v4.8.4"),
                    library.content().substring(0, 60));
        }
    }

    // ---- Node ----

    /** The build has fetched the library for the page; its npm is Node's. */
    private static Process node(String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "src/test/node/socket-io-client.cjs"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put(
                        "NODE_PATH",
                        Path.of("../web/node_modules").toAbsolutePath().toString());
        try {
            return builder.start();
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                return fail("no node, though CI must have one", e);
            }
            return abort("no node on this machine");
        }
    }

    private static JsonNode seenBy(Process node) throws IOException, InterruptedException {
        try {
            assertTrue(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the client is still waiting");
            String line = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(line.isEmpty(), "the client said nothing");
            return JSON.readTree(line);
        } finally {
            node.destroyForcibly();
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
