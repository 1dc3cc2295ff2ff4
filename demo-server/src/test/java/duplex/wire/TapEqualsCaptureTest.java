package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.server.DemoServer;
import duplex.server.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the tap counts is what was on the wire: all transports, used in every way that HTTP/1.1 and WebSocket know, by
 * clients that count their own bytes, while tcpdump counts too.
 */
class TapEqualsCaptureTest {

    private static final String TOKEN = "token";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String HOST = "Host: localhost\r\n";

    private final DemoServer server;
    private final List<RawClient> clients = new ArrayList<>();

    TapEqualsCaptureTest() throws Exception {
        server = DemoServer.start(ServerOptions.standard(TOKEN));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void tapEqualsClients() throws Exception {
        everythingHappens();

        Map<Integer, JsonNode> tapped = tappedWhenClosed();
        for (RawClient client : clients) {
            JsonNode connection = Objects.requireNonNull(tapped.get(client.localPort()));
            assertEquals(client.sent(), connection.path("up").path("total").asLong(), connection::toString);
            assertEquals(
                    client.received(), connection.path("down").path("total").asLong(), connection::toString);
        }
    }

    @Test
    void tapEqualsCapture() throws Exception {
        try (Capture capture = Capture.start(server.port())) {
            everythingHappens();
            Map<Integer, JsonNode> tapped = tappedWhenClosed();
            Map<Integer, CapturedConnection> captured = capture.finish();

            assertEquals(captured.keySet(), tapped.keySet());
            Set<Part> seen = EnumSet.noneOf(Part.class);
            captured.forEach((port, connection) -> {
                assertSame(connection, Objects.requireNonNull(tapped.get(port)));
                seen.addAll(parts(connection.parts(Direction.UP)));
            });
            EnumSet<Part> notHttp11 =
                    EnumSet.of(Part.HTTP2_FRAMING, Part.HTTP2_FIELDS, Part.TLS_HANDSHAKE, Part.TLS_RECORD);
            assertEquals(EnumSet.complementOf(notHttp11), seen, "the test has every part up");
        }
    }

    private static void assertSame(CapturedConnection captured, JsonNode tapped) {
        for (Direction direction : Direction.values()) {
            JsonNode counted = tapped.path(direction == Direction.UP ? "up" : "down");
            assertEquals(captured.bytes(direction), counted.path("total").asLong(), tapped::toString);
            assertEquals(captured.parts(direction), bytes(counted), tapped::toString);
        }
    }

    private void everythingHappens() throws IOException {
        formPostsOnAPersistentConnection();
        pollsPipelinedAndByteByByte();
        aPollIsHeld();
        aWebSocketHasFragmentsPingsAndAClosingHandshake();
        aSocketIoSessionMovesFromPollsToAWebSocket();
        whatIsWrongIsRefused();
        for (RawClient client : clients) {
            client.close();
        }
    }

    private void formPostsOnAPersistentConnection() throws IOException {
        RawClient client = client();
        client.send("GET /form-post HTTP/1.1\r\n" + HOST + "\r\n");
        assertStartsWith("HTTP/1.1 200", client.response());
        for (int i = 0; i < 3; i++) {
            String form = "author=a&text=%EC%95%88%EB%85%95&id=form-" + i;
            client.send("POST /form-post HTTP/1.1\r\n" + HOST + "Content-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: " + form.length() + "\r\n\r\n" + form);
            assertStartsWith("HTTP/1.1 303", client.response());
            client.send("GET /form-post HTTP/1.1\r\n" + HOST + "Cookie: author=a\r\n\r\n");
            assertStartsWith("HTTP/1.1 200", client.response());
        }
        client.send("HEAD /form-post HTTP/1.1\r\n" + HOST + "\r\n");
        assertStartsWith("HTTP/1.1 200", client.head());
        client.send("GET /form-post HTTP/1.0\r\n\r\n");
        assertStartsWith("HTTP/1.1 200", client.rest());
    }

    private void pollsPipelinedAndByteByByte() throws IOException {
        RawClient client = client();
        String poll = "GET /short-polling/messages HTTP/1.1\r\n" + HOST + "\r\n";
        client.send(poll + poll + poll.replace("GET", "HEAD") + poll);
        assertStartsWith("HTTP/1.1 200", client.response());
        assertStartsWith("HTTP/1.1 200", client.response());
        assertStartsWith("HTTP/1.1 200", client.head());
        assertStartsWith("HTTP/1.1 200", client.response());
        client.sendByteByByte(poll);
        assertStartsWith("HTTP/1.1 200", client.response());
        client.send("POST /short-polling/messages HTTP/1.1\r\n" + HOST
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
        assertStartsWith("HTTP/1.1 100", client.head());
        client.send("1c;part=1\r\n{\"author\":\"a\",\"text\":\"hello\"\r\n");
        client.sendByteByByte("f\r\n,\"id\":\"chunks\"}\r\n0\r\n\r\n");
        String posted = client.response();
        assertStartsWith("HTTP/1.1 201", posted);
        client.send("GET /short-polling/messages?after=" + cursor(posted) + " HTTP/1.1\r\n" + HOST + "\r\n");
        assertStartsWith("HTTP/1.1 204", client.response());
    }

    private void aPollIsHeld() throws IOException {
        RawClient poster = client();
        RawClient poller = client();
        String cursor = cursor(post(poster, "/long-polling/messages", "held-1"));
        poller.send("GET /long-polling/messages?after=" + cursor + " HTTP/1.1\r\n" + HOST + "\r\n");
        post(poster, "/long-polling/messages", "held-2");
        assertTrue(poller.response().contains("held-2"));
    }

    private static String post(RawClient client, String path, String id) throws IOException {
        String json = "{\"author\":\"a\",\"text\":\"" + "x".repeat(4_000) + "\",\"id\":\"" + id + "\"}";
        client.send("POST " + path + " HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json);
        String response = client.response();
        assertStartsWith("HTTP/1.1 201", response);
        return response;
    }

    private void aSocketIoSessionMovesFromPollsToAWebSocket() throws IOException {
        RawClient poller = client();
        String path = "/socket.io/?EIO=4&transport=polling";
        poller.send("GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
        String opened = poller.response();
        String session =
                path + "&sid=" + opened.substring(opened.indexOf("\"sid\":\"") + 7, opened.indexOf("\",\"upg"));
        socketIoPost(poller, session, "40");
        poller.send("GET " + session + " HTTP/1.1\r\n" + HOST + "\r\n");
        assertTrue(poller.response().contains("42[\"welcome\""));

        RawClient socket = client();
        socket.send("GET " + session.replace("polling", "websocket") + " HTTP/1.1\r\n" + HOST
                + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        assertStartsWith("HTTP/1.1 101", socket.head());
        sendFrame(socket, 0x81, "2probe");
        assertEquals("1 3probe", socket.frame());
        sendFrame(socket, 0x81, "5");
        sendFrame(socket, 0x81, "420[\"message\",{\"author\":\"a\",\"text\":\"hi\",\"id\":\"socket-io\"}]");
        boolean acknowledged = false;
        while (!acknowledged) {
            acknowledged = socket.frame().startsWith("1 430[{\"cursor\":");
        }
        sendFrame(socket, 0x88, "\u0003\u00e8"); // 1000
        socket.rest();
    }

    private static void socketIoPost(RawClient client, String session, String payload) throws IOException {
        client.send("POST " + session + " HTTP/1.1\r\n" + HOST + "Content-Length: " + payload.length() + "\r\n\r\n"
                + payload);
        assertStartsWith("HTTP/1.1 200", client.response());
    }

    private void aWebSocketHasFragmentsPingsAndAClosingHandshake() throws IOException {
        RawClient client = client();
        client.send("GET /websocket/messages HTTP/1.1\r\n" + HOST + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        assertStartsWith("HTTP/1.1 101", client.head());
        assertTrue(client.frame().contains("welcome"));
        sendFrame(client, 0x01, "{\"author\":\"a\",");
        sendFrame(client, 0x89, "ping");
        sendFrame(client, 0x00, "");
        sendFrame(client, 0x80, "\"text\":\"fragments\",\"id\":\"fragments\"}");
        boolean pong = false;
        boolean echo = false;
        while (!pong || !echo) {
            String frame = client.frame();
            pong |= frame.equals("10 ping");
            echo |= frame.contains("\"id\":\"fragments\"");
        }
        sendFrame(client, 0x88, "\u0003\u00e8"); // 1000
        assertStartsWith("8 ", client.frame());
        client.rest();
    }

    /** With a masking key of zeros, which masks by leaving things as they are. */
    private static void sendFrame(RawClient client, int b0, String payload) throws IOException {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        client.send(new byte[] {(byte) b0, (byte) (0x80 | bytes.length), 0, 0, 0, 0})
                .send(bytes);
    }

    private void whatIsWrongIsRefused() throws IOException {
        client().send("GET /nowhere HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")
                .rest();
        client().send("nonsense\r\n\r\n").rest();
        client().send("GET / HTTP/1.1\r\n" + HOST + "Bad Field: a\r\n\r\n").rest();
        RawClient refused = client();
        refused.send("GET /websocket/messages HTTP/1.1\r\n" + HOST + "Upgrade: something\r\nConnection: Upgrade\r\n\r\n"
                + "GET / HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        refused.rest();
        client(); // opens, and says nothing
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    /** By the client's port. */
    private Map<Integer, JsonNode> tappedWhenClosed() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Map<Integer, JsonNode> byPort = new TreeMap<>();
            boolean allClosed = true;
            for (JsonNode connection : ledger().path("connections")) {
                String address = connection.path("remote_address").asText();
                byPort.put(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)), connection);
                allClosed &= !connection.path("open").asBoolean();
            }
            if (allClosed && byPort.size() == clients.size()) {
                return byPort;
            }
            assertTrue(System.nanoTime() < deadline, byPort::toString);
        }
    }

    private JsonNode ledger() throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + server.controlPort() + "/ledger");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
        try (InputStream in = connection.getInputStream()) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Set<Part> parts(Bytes bytes) {
        return Arrays.stream(Part.values()).filter(part -> bytes.of(part) > 0).collect(Collectors.toSet());
    }

    private static Bytes bytes(JsonNode parts) {
        Map<Part, Long> byPart = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            byPart.put(part, parts.path(part.key()).asLong());
        }
        return new Bytes(byPart);
    }

    private static String cursor(String response) {
        return response.replaceFirst("(?s).*\"cursor\":\"([^\"]+)\".*", "$1");
    }

    private static void assertStartsWith(String expected, String actual) {
        assertTrue(actual.startsWith(expected), () -> expected + " expected, was " + actual);
    }
}
