package duplex.wire;

import static duplex.wire.Http2Frames.CONTINUATION;
import static duplex.wire.Http2Frames.DATA;
import static duplex.wire.Http2Frames.END_HEADERS;
import static duplex.wire.Http2Frames.END_STREAM;
import static duplex.wire.Http2Frames.GOAWAY;
import static duplex.wire.Http2Frames.HEADERS;
import static duplex.wire.Http2Frames.PADDED;
import static duplex.wire.Http2Frames.PING;
import static duplex.wire.Http2Frames.PREFACE;
import static duplex.wire.Http2Frames.RST_STREAM;
import static duplex.wire.Http2Frames.acknowledgement;
import static duplex.wire.Http2Frames.block;
import static duplex.wire.Http2Frames.data;
import static duplex.wire.Http2Frames.extendedConnect;
import static duplex.wire.Http2Frames.frame;
import static duplex.wire.Http2Frames.get;
import static duplex.wire.Http2Frames.headers;
import static duplex.wire.Http2Frames.settings;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.server.DemoServer;
import duplex.server.HeldTimer;
import duplex.server.Protocols;
import duplex.server.RunningServer;
import duplex.server.ServerOptions;
import duplex.transport.Limit;
import duplex.transport.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the tap counts is what was on the wire: all transports, used in every way that HTTP/1.1, HTTP/2 and WebSocket
 * know, in clear text and over TLS, by clients that count their own bytes, while tcpdump counts too.
 */
@ParameterizedClass
@EnumSource
class TapEqualsCaptureTest {

    private static final String TOKEN = "token";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Set<Part> TLS = EnumSet.of(Part.TLS_HANDSHAKE, Part.TLS_RECORD);
    private static final String HOST = "Host: localhost\r\n";

    /** What is spoken below HTTP. */
    enum Below {
        CLEAR_TEXT(""),
        TLS_1_3("TLSv1.3"),
        TLS_1_2("TLSv1.2");

        private final String tlsVersion;

        Below(String tlsVersion) {
            this.tlsVersion = tlsVersion;
        }

        boolean isTls() {
            return this != CLEAR_TEXT;
        }

        Protocols protocols() {
            return isTls() ? Protocols.tls(TlsClients.keystore()) : Protocols.clearTextWithHttp2();
        }

        RawClient connect(int port, String alpn) throws IOException {
            return isTls() ? new RawClient(port, tlsVersion, alpn) : new RawClient(port);
        }
    }

    private static final int STREAM_SECONDS = 2;

    private final Below below;
    private final HeldTimer timer = new HeldTimer();
    private final DemoServer server;
    private final List<RawClient> clients = new ArrayList<>();

    /** Those of them who send what nobody can parse. */
    private final Set<RawClient> malformed = new HashSet<>();

    TapEqualsCaptureTest(Below below) {
        this.below = below;
        ServerOptions options = ServerOptions.standard(TOKEN)
                .withProtocols(below.protocols())
                .withLimits(Limits.STANDARD.with(Limit.STREAM_SECONDS, STREAM_SECONDS));
        server = RunningServer.start(options, timer);
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
            assertSent(client.sent(), client, connection);
            assertEquals(
                    client.received(), connection.path("down").path("total").asLong(), connection::toString);
            for (Direction direction : Direction.values()) {
                Bytes counted = bytes(connection.path(key(direction)));
                assertEquals(client.spoken(direction), withoutTls(counted), "above TLS, " + connection);
                assertEquals(below.isTls(), counted.of(Part.TLS_HANDSHAKE) > 0, connection::toString);
                assertEquals(below.isTls(), counted.of(Part.TLS_RECORD) > 0, connection::toString);
                // What a parser forgets to count it owes, and in the end it is unparsed.
                assertEquals(isUnparsable(client, direction), counted.of(Part.UNPARSED) > 0, connection::toString);
            }
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
                JsonNode counted = Objects.requireNonNull(tapped.get(port));
                assertSame(connection, counted, clientAt(port));
                seen.addAll(parts(bytes(counted.path("up"))));
            });
            EnumSet<Part> expected = EnumSet.allOf(Part.class);
            if (!below.isTls()) {
                expected.removeAll(TLS);
            }
            assertEquals(expected, seen, "the test has every part up");
        }
    }

    private boolean isUnparsable(RawClient client, Direction direction) {
        return direction == Direction.UP && malformed.contains(client);
    }

    private void assertSame(CapturedConnection captured, JsonNode tapped, RawClient client) {
        for (Direction direction : Direction.values()) {
            JsonNode counted = tapped.path(key(direction));
            assertEquals(counted.path("total").asLong(), bytes(counted).total(), tapped::toString);
            if (direction == Direction.UP) {
                assertSent(captured.bytes(direction), client, tapped);
            } else {
                assertEquals(captured.bytes(direction), bytes(counted).total(), tapped::toString);
            }
            if (!below.isTls()) {
                assertEquals(captured.parts(direction), bytes(counted), tapped::toString);
            }
        }
    }

    /** To the byte, but for TLS's last words to a server that has closed and does not hear them. */
    private static void assertSent(long sent, RawClient client, JsonNode tapped) {
        long counted = tapped.path("up").path("total").asLong();
        if (counted != sent - client.farewell()) {
            assertEquals(sent, counted, tapped::toString);
        }
    }

    private RawClient clientAt(int port) {
        return clients.stream()
                .filter(client -> client.localPort() == port)
                .findFirst()
                .orElseThrow();
    }

    private static String key(Direction direction) {
        return direction == Direction.UP ? "up" : "down";
    }

    private static Bytes withoutTls(Bytes bytes) {
        Map<Part, Long> byPart = new EnumMap<>(bytes.byPart());
        byPart.keySet().removeAll(TLS);
        return new Bytes(byPart, bytes.fieldsDecoded(), bytes.payloadInflated());
    }

    private void everythingHappens() throws IOException {
        RawClient stream = eventsComeInAStream();
        formPostsOnAPersistentConnection();
        pollsPipelinedAndByteByByte();
        aPollIsHeld();
        aWebSocketHasFragmentsPingsAndAClosingHandshake();
        aSocketIoSessionMovesFromPollsToAWebSocket();
        whatIsWrongIsRefused();
        streamsShareAConnection();
        aWebSocketIsAStream();
        eventsComeInAStreamOfHttp2();
        theStreamHasAnEndAndItsConnectionHasNot(stream);
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

    /** Its end comes when it is old enough, which is when the test says so; meanwhile other things happen. */
    private RawClient eventsComeInAStream() throws IOException {
        RawClient stream = client();
        RawClient poster = client();
        stream.send("GET /server-sent-events/messages HTTP/1.1\r\n" + HOST + "Accept: text/event-stream\r\n\r\n");
        assertStartsWith("HTTP/1.1 200", stream.head());
        assertStartsWith("retry: 1000\nid: ", stream.chunk());
        for (String id : List.of("event-1", "event-2")) {
            post(poster, "/server-sent-events/messages", id);
            String event = stream.chunk();
            assertTrue(event.startsWith("id: ") && event.contains(id), () -> id + " expected, was " + event);
        }
        return stream;
    }

    private void theStreamHasAnEndAndItsConnectionHasNot(RawClient stream) throws IOException {
        timer.advance(Duration.ofSeconds(STREAM_SECONDS));
        String chunk = stream.chunk();
        while (!chunk.isEmpty()) {
            chunk = stream.chunk();
        }
        stream.send("GET /short-polling/messages HTTP/1.1\r\n" + HOST + "\r\n");
        assertStartsWith("HTTP/1.1 200", stream.response());
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
        malformed().send("nonsense\r\n\r\n").rest();
        malformed().send("GET / HTTP/1.1\r\n" + HOST + "Bad Field: a\r\n\r\n").rest();
        RawClient refused = client();
        refused.send("GET /websocket/messages HTTP/1.1\r\n" + HOST + "Upgrade: something\r\nConnection: Upgrade\r\n\r\n"
                + "GET / HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        refused.rest();
        client(); // opens, and says nothing
    }

    private RawClient malformed() throws IOException {
        RawClient client = client();
        malformed.add(client);
        return client;
    }

    private void streamsShareAConnection() throws IOException {
        RawClient client = http2Client();
        String json = "{\"author\":\"a\",\"text\":\"hello\",\"id\":\"stream\"}";
        client.send(headers(0, 1, jsonPost("/short-polling/messages")))
                .send(data(0, 1, json.substring(0, 10)))
                .send(frame(DATA, PADDED | END_STREAM, 1, ("\4" + json.substring(10) + "\0\0\0\0").getBytes(US_ASCII)));
        String posted = content(client, 1);
        client.send(get(3, "/form-post")).send(get(5, "/long-polling/messages?after=" + cursor(posted)));
        assertTrue(content(client, 3).contains("</html>"));
        client.send(frame(PING, 0, 0, new byte[8])).send(frame(RST_STREAM, 0, 5, new byte[] {0, 0, 0, 8})); // CANCEL
        client.send(frame(HEADERS, END_STREAM, 7, block(":method", "GET", ":scheme", "http")))
                .send(frame(CONTINUATION, END_HEADERS, 7, block(":path", "/about", ":authority", "localhost")));
        assertTrue(content(client, 7).contains("transports"));
        client.send(frame(GOAWAY, 0, 0, new byte[8]));
        client.rest();
    }

    private void aWebSocketIsAStream() throws IOException {
        RawClient client = http2Client();
        client.send(extendedConnect(1, "/websocket/messages"));
        until(client, 1, "welcome");
        String json = "{\"author\":\"a\",\"text\":\"a stream\",\"id\":\"stream-1\"}";
        String text = "\u0081" + (char) (0x80 | json.length()) + "\0\0\0\0" + json;
        client.send(data(0, 1, text.substring(0, 4))).send(data(0, 1, text.substring(4)));
        until(client, 1, "stream-1");
        client.send(data(0, 1, "\u0088\u0082\0\0\0\0\u0003\u00e8")); // close, 1000
        until(client, 1, "\u0088\2\3\u00e8");
        client.send(frame(RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8})); // CANCEL, as browsers do
        client.hangUp();
    }

    /** And the client leaves it. */
    private void eventsComeInAStreamOfHttp2() throws IOException {
        RawClient client = http2Client();
        client.send(get(1, "/server-sent-events/messages"));
        until(client, 1, "retry: 1000\nid: ");
        post(client(), "/server-sent-events/messages", "event-3");
        until(client, 1, "\"id\":\"event-3\"");
        client.send(frame(RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8})); // CANCEL
        client.hangUp();
    }

    private RawClient http2Client() throws IOException {
        RawClient client = client("h2");
        return client.send(PREFACE).send(settings()).send(acknowledgement());
    }

    private static String[] jsonPost(String path) {
        return new String[] {
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            path,
            ":authority",
            "localhost",
            "content-type",
            "application/json"
        };
    }

    /** All that comes on a stream until its end. */
    private static String content(RawClient client, int stream) throws IOException {
        StringBuilder content = new StringBuilder();
        while (true) {
            RawClient.Http2Frame frame = client.http2Frame();
            if (frame.stream() == stream) {
                content.append(frame.type() == DATA ? frame.payload() : "");
                if (frame.endsStream()) {
                    return content.toString();
                }
            }
        }
    }

    private static void until(RawClient client, int stream, String wanted) throws IOException {
        StringBuilder content = new StringBuilder();
        while (content.indexOf(wanted) < 0) {
            RawClient.Http2Frame frame = client.http2Frame();
            assertFalse(frame.endsStream(), content::toString);
            content.append(frame.stream() == stream && frame.type() == DATA ? frame.payload() : "");
        }
    }

    private RawClient client() throws IOException {
        return client("http/1.1");
    }

    private RawClient client(String alpn) throws IOException {
        RawClient client = below.connect(server.port(), alpn);
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
        return new Bytes(
                byPart,
                parts.path("http2_fields_decoded").asLong(),
                parts.path("payload_uncompressed").asLong());
    }

    private static String cursor(String response) {
        return response.replaceFirst("(?s).*\"cursor\":\"([^\"]+)\".*", "$1");
    }

    private static void assertStartsWith(String expected, String actual) {
        assertTrue(actual.startsWith(expected), () -> expected + " expected, was " + actual);
    }
}
