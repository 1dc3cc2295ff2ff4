package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import duplex.transport.socketio.SocketIoOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Promise: foreign origins and foreign names stay out, with 403, before anything is upgraded, read or posted. */
@TestInstance(Lifecycle.PER_CLASS)
class DoorsTest {

    private static final String OWN_HOST = "localhost:7070";

    /** Each fields to send, with {@code Host: localhost:7070} before them. */
    private static final List<String> FOREIGN = List.of(
            "Origin: http://evil.example\r\n",
            "Origin: null\r\n",
            "Origin: http://localhost:7071\r\n",
            "Origin: https://localhost:7070\r\n",
            "Origin: http://localhost:7070.evil.example\r\n",
            "Origin: http://evil-localhost:7070\r\n",
            "Origin: http://localhost\r\n",
            "Origin: http://evil.example/localhost:7070\r\n",
            "Origin: \r\n",
            "Origin: http://localhost:7070\r\nOrigin: http://evil.example\r\n");

    private static final String HANDSHAKE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: " + RawClient.KEY + "\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    /** A way to say something or to listen, as the request that begins it. */
    private record Way(String method, String target, String fields, String content, int welcome) {}

    private static final List<Way> WAYS = List.of(
            new Way("GET", "/", "", "", 200),
            new Way("GET", "/form-post", "", "", 200),
            new Way("POST", "/form-post", FORM, "author=a&text=b&id=ID", 303),
            new Way("GET", "/short-polling/messages?after=xxxx.0", "", "", 410),
            new Way("POST", "/short-polling/messages", JSON, RawClient.json("hi", "ID"), 201),
            new Way("GET", "/long-polling/messages?after=xxxx.0", "", "", 410),
            new Way("POST", "/long-polling/messages", JSON, RawClient.json("hi", "ID"), 201),
            new Way("GET", "/server-sent-events/messages", "", "", 200),
            new Way("POST", "/server-sent-events/messages", JSON, RawClient.json("hi", "ID"), 201),
            new Way("GET", "/socket.io/?EIO=4&transport=polling", "", "", 200),
            new Way("GET", "/socket.io/?EIO=4&transport=websocket", HANDSHAKE, "", 101),
            new Way("GET", "/websocket/messages", HANDSHAKE, "", 101),
            new Way("GET", "/echo", HANDSHAKE, "", 101));

    private DemoServer server;

    @BeforeAll
    void start() throws StartFailedException {
        server = DemoServer.start(RunningServer.options(RunningServer.WITHOUT_RATES)
                .withEcho()
                .withOrigins(new OriginRules(Set.of("chat.example"), Set.of("https://school.example"))));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Response ask(Way way, String host, String fields) {
        try (RawClient client = new RawClient(server.port())) {
            String content = way.content().replace("ID", "i" + System.nanoTime());
            client.send(way.method() + " " + way.target() + " HTTP/1.1\r\nHost: " + host + "\r\n" + way.fields()
                    + fields + (content.isEmpty() ? "" : "Content-Length: " + RawClient.utf8(content).length + "\r\n")
                    + "\r\n");
            return client.send(RawClient.utf8(content)).response();
        }
    }

    private static Stream<Way> ways() {
        return WAYS.stream();
    }

    private static Stream<Arguments> foreign() {
        return WAYS.stream().flatMap(way -> FOREIGN.stream().map(fields -> Arguments.of(way, fields)));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void aForeignOriginIsRefusedBeforeAnythingHappens(Way way, String fields) {
        long before = server.room().end().sequence();
        Response response = ask(way, OWN_HOST, fields);
        assertEquals(403, response.status(), response.head());
        assertTrue(response.content().contains("foreign here"), response.content());
        assertEquals(before, server.room().end().sequence());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aForeignNameIsRefusedSinceItMayBeAStrangersThatLeadsHere(Way way) {
        for (String host : List.of(
                "evil.example",
                "evil.example:7070",
                "localhost.evil.example",
                "127.0.0.1.nip.example",
                "evillocalhost",
                "0x7f.1",
                "2130706433",
                "127.0.0.256")) {
            assertEquals(403, ask(way, host, "").status(), host);
            assertEquals(403, ask(way, host, "Origin: http://" + host + "\r\n").status(), host);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theOwnOriginGetsInUnderEachOfOurNames(Way way) {
        for (String host : List.of(
                OWN_HOST,
                "127.0.0.1:7070",
                "[::1]:7070",
                "192.168.0.7",
                "long-polling.localhost:1",
                "LocalHost:7070",
                "chat.example")) {
            assertEquals(
                    way.welcome(),
                    ask(way, host, "Origin: http://" + host + "\r\n").status(),
                    host);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPageOnTheListOfOriginsGetsIn(Way way) {
        assertEquals(
                way.welcome(),
                ask(way, OWN_HOST, "Origin: https://school.example\r\n").status());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void itsBrowserIsToldThatItMayReadTheAnswer(Way way) {
        Response listed = ask(way, OWN_HOST, "Origin: https://school.example\r\n");
        Response own = ask(way, OWN_HOST, "Origin: http://" + OWN_HOST + "\r\n");
        assertEquals(Optional.of("https://school.example"), listed.field("Access-Control-Allow-Origin"), listed.head());
        assertEquals(Optional.empty(), own.field("Access-Control-Allow-Origin"), own.head());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/short-polling/messages", "/long-polling/messages", "/server-sent-events/messages"})
    void itsBrowserMayAskFirstWhetherItMayPostJson(String path) {
        String preflight = "OPTIONS " + path + " HTTP/1.1\r\nHost: " + OWN_HOST
                + "\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n"
                + "Origin: https://school.example";
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.send(preflight + "\r\n\r\n").response();
            assertEquals(200, response.status(), response.head());
            assertEquals(
                    "https://school.example",
                    response.field("Access-Control-Allow-Origin").orElse(""));
            assertTrue(response.field("Access-Control-Allow-Methods").orElse("").contains("POST"), response.head());
            assertTrue(
                    response.field("Access-Control-Allow-Headers").orElse("").contains("Content-Type"),
                    response.head());
        }
        try (RawClient client = new RawClient(server.port())) {
            assertEquals(
                    403, client.send(preflight + ".evil\r\n\r\n").response().status());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aProgramWithoutOriginAndWithoutCookieGetsIn(Way way) {
        assertEquals(way.welcome(), ask(way, OWN_HOST, "").status());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aCookieWithoutAnOriginMayOnlyRead(Way way) {
        boolean reads = way.method().equals("GET") && way.welcome() != 101;
        assertEquals(
                reads ? way.welcome() : 403,
                ask(way, OWN_HOST, "Cookie: name=x\r\n").status());
    }

    @Test
    void aRequestThatNamesNoHostIsNotAskedForOne() {
        try (RawClient client = new RawClient(server.port())) {
            assertEquals(
                    200, client.send("GET /about HTTP/1.0\r\n\r\n").response().status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "school.example", "https://school.example/", "*", "https://a b"})
    void anOriginThatCannotBeOneIsRefusedAtTheStart(String origin) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new OriginRules(Set.of(), Set.of(origin)));
        assertTrue(
                String.valueOf(e.getMessage()).startsWith("--origin " + origin + " is not an origin"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "school.example", "https://school.example/", "https://a b", ""})
    void neitherIsItForSocketIo(String origin) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> socketIo(origin).options());
        assertTrue(
                String.valueOf(e.getMessage()).startsWith("--socketio-cors " + origin + " is not an origin"),
                e.getMessage());
    }

    @Test
    void forSocketIoAllMayBeLetIn() {
        assertTrue(socketIo("*").options().lets("https://school.example", SocketIoOptions.PATH));
        assertTrue(socketIo("https://School.example").options().lets("https://school.example", SocketIoOptions.PATH));
    }

    private static SocketIoOption socketIo(String cors) {
        SocketIoOption option = new SocketIoOption();
        new CommandLine(CommandSpec.create().addMixin("socketio", CommandSpec.forAnnotatedObject(option)))
                .parseArgs("--socketio-cors", cors);
        return option;
    }
}
