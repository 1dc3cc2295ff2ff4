package duplex.server;

import static duplex.server.RawClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.chat.RefusedException;
import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import duplex.transport.Limits;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad input gets the right code and one clear line, and the server goes on. */
class BadInputTest {

    private static DemoServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void theServerGoesOn() {
        try (RawClient next = new RawClient(server.port())) {
            assertEquals(
                    201,
                    next.say("short-polling", "still here", "next").response().status());
        }
    }

    @Test
    void emptyText() {
        assertRefused(400, "text is empty; send 1 to 4,096 bytes", c -> c.say("short-polling", " ", "a1"));
    }

    @Test
    void textOver4KiB() {
        assertRefused(413, "text is 4,097 bytes; at most 4,096", c -> c.say("long-polling", "x".repeat(4_097), "a1"));
    }

    @Test
    void missingName() {
        String example = "; send {\"author\":\"…\",\"text\":\"…\",\"id\":\"…\"}";
        assertRefused(400, "author is missing" + example, c -> c.postJson(POLL, "{\"text\":\"a\",\"id\":\"a1\"}"));
        assertRefused(
                400,
                "name is empty; send 1 to 64 bytes",
                c -> c.postJson(POLL, "{\"author\":\"\",\"text\":\"a\",\"id\":\"a1\"}"));
        assertRefused(
                400,
                "author is not a string" + example,
                c -> c.postJson(POLL, "{\"author\":7,\"text\":\"a\",\"id\":\"a1\"}"));
    }

    @Test
    void malformedJson() {
        String example = "; send {\"author\":\"…\",\"text\":\"…\",\"id\":\"…\"}";
        for (String json : new String[] {"{", "{\"a\":1}{}", "nonsense", "{\"id\":\"a\",\"id\":\"b\"}"}) {
            assertRefused(400, "content is not JSON" + example, c -> c.request("POST", POLL, JSON, json));
        }
        assertRefused(400, "content is not a JSON object" + example, c -> c.postJson(POLL, "[]"));
        assertRefused(400, "content is not a JSON object" + example, c -> c.request("POST", POLL, JSON, ""));
    }

    @Test
    void invalidUtf8InJson() {
        assertRefused(
                400,
                "content is not UTF-8",
                c -> c.send("POST " + POLL + " HTTP/1.1\r\nHost: localhost\r\n" + JSON
                        + "Content-Length: 2\r\n\r\n\u00c3("));
    }

    @Test
    void invalidUtf8InAForm() {
        String line = "form is malformed or not UTF-8; send author, text and id, percent-encoded";
        assertRefused(400, line, c -> c.postForm("author=a&text=%C3%28&id=a1"));
        assertRefused(400, line, c -> c.postForm("author=a&text=%zz&id=a1"));
    }

    @Test
    void anEmptyFormComesBackAsAPageWithWhatWasTyped() {
        try (RawClient client = new RawClient(server.port())) {
            Response page =
                    client.postForm("author=%EB%AF%BC%EC%88%98&text=&id=a1").response();
            assertEquals(400, page.status());
            assertTrue(page.content().contains("text is empty"), page.content());
            assertTrue(page.content().contains("value=\"민수\""), page.content());
        }
    }

    @Test
    void malformedCursor() {
        String line = "cursor is malformed; send back one that the server gave, such as k3f9.17";
        assertRefused(400, line, c -> c.get(POLL + "?after=17"));
        assertRefused(400, line, c -> c.get(POLL + "?after="));
        assertRefused(400, line, c -> c.get(POLL + "?after=%zz"));
        assertRefused(400, line, c -> c.get("/long-polling/messages?after=k3f9.-1"));
        assertRefused(400, line, c -> c.get("/form-post?before=nonsense"));
    }

    @Test
    void earlierThanTheBeginningIsAnEmptyPageAndBeyondTheEndIsGone() {
        try (RawClient client = new RawClient(server.port())) {
            assertEquals(
                    200,
                    client.get("/form-post?before=" + server.room().end().at(0))
                            .response()
                            .status());
            assertEquals(
                    410,
                    client.get("/form-post?before=" + server.room().end().at(999_999))
                            .response()
                            .status());
        }
    }

    @Test
    void anAnnouncementOverTheLimit() {
        assertThrows(RefusedException.class, () -> server.announce("x".repeat(4_097)));
    }

    @Test
    void framesThatCannotCarryTheTextsThatAreAllowed() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Limits.STANDARD.with(Limit.TEXT_BYTES, 100_000));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("frame-bytes 65536 cannot carry text-bytes 100000"));
    }

    @Test
    void malformedCursorAtAnOpeningHandshake() {
        assertRefused(
                400,
                "cursor is malformed; send back one that the server gave, such as k3f9.17",
                c -> c.request(
                        "GET",
                        "/websocket/messages?after=nonsense",
                        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: " + RawClient.KEY + "\r\n",
                        ""));
    }

    @Test
    void unknownOrFutureCursorIsGoneAndSaysWhereToGoOn() {
        try (RawClient client = new RawClient(server.port())) {
            Response unknown = client.get(POLL + "?after=other.1").response();
            assertEquals(410, unknown.status());
            assertTrue(
                    unknown.content().startsWith("{\"error\":\"the cursor is of another log\",\"cursor\":\""),
                    unknown.content());
            String future = server.room().end().at(999_999).toString();
            Response beyond =
                    client.get("/long-polling/messages?after=" + future).response();
            assertEquals(410, beyond.status());
            assertTrue(beyond.content().startsWith("{\"error\":\"the cursor is beyond the end\""), beyond.content());
        }
    }

    @Test
    void aWebSocketWithAnUnknownCursorIsToldAndGoesOn() {
        try (RawClient client = new RawClient(server.port())) {
            client.openWebSocket("?after=other.1");
            assertTrue(client.frame().text().startsWith("{\"kind\":\"welcome\""));
            String resync = client.frame().text();
            assertTrue(
                    resync.startsWith("{\"kind\":\"resync\",\"reason\":\"the cursor is of another log\",\"cursor\":\""),
                    resync);
        }
    }

    @Test
    void wrongContentType() {
        assertRefused(
                415,
                "content type is not accepted; send application/json in UTF-8",
                c -> c.request("POST", POLL, "Content-Type: text/plain\r\n", json("a", "a1")));
        assertRefused(
                415,
                "content type is not accepted; send application/json in UTF-8",
                c -> c.request("POST", POLL, "Content-Type: application/json; charset=euc-kr\r\n", json("a", "a1")));
        assertRefused(
                415,
                "content type is not accepted; send application/x-www-form-urlencoded in UTF-8",
                c -> c.postJson("/form-post", json("a", "a1")));
    }

    @Test
    void malformedContentTypeWithoutContent() {
        String line = "charset of Content-Type has no value; send charset=utf-8";
        for (String target :
                List.of(POLL + "?after=a.1", "/form-post?before=a.1", "/socket.io/?EIO=4&transport=polling")) {
            assertRefused(400, line, c -> c.request("GET", target, "Content-Type: x/y; charset\r\n", ""));
            assertRefused(400, line, c -> c.request("POST", target, "Content-Type: x/y; charset\r\n", "x"));
        }
    }

    /** Jetty's own reading of the field throws at each of these. */
    @Test
    void malformedContentType() {
        for (String type :
                List.of("", "\"", "application/\"json", "a/b; charset=\\", "a/b; charset=none", "a/b; charset")) {
            assertRefused(
                    415,
                    "content type is not accepted; send application/json in UTF-8",
                    c -> c.request("POST", POLL, "Content-Type: " + type + "\r\n", json("a", "a1")));
        }
    }

    @Test
    void wrongMethod() {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.request("DELETE", POLL, "", "").response();
            assertEquals(405, response.status());
            assertEquals("GET, POST", response.field("Allow").orElseThrow());
            assertEquals("{\"error\":\"method is not allowed here; send GET, POST\"}", response.content());
        }
    }

    @Test
    void unknownPath() {
        assertRefused(404, "there is nothing at /nowhere", c -> c.get("/nowhere"));
    }

    @Test
    void anotherPathCannotBeReachedByDots() {
        for (String target : new String[] {"/../simplelogger.properties", "/%2e%2e/texts/en.properties", "/..%2f"}) {
            try (RawClient client = new RawClient(server.port())) {
                int status = client.get(target).response().status();
                assertTrue(status == 400 || status == 404, target + " -> " + status);
            }
        }
    }

    @Test
    void oversizedFieldLines() {
        assertRefused(
                431,
                "Request Header Fields Too Large",
                c -> c.request("GET", "/", "X: " + "x".repeat(9_000) + "\r\n", ""));
    }

    @Test
    void oversizedContent() {
        assertRefused(
                413,
                "content is over 1,000,000 bytes",
                c -> c.send("POST " + POLL + " HTTP/1.1\r\nHost: localhost\r\n" + JSON
                        + "Content-Length: 2000000\r\n\r\n"));
    }

    @Test
    void oversizedChunkedContent() {
        assertRefused(
                413,
                "content is over 1,000,000 bytes",
                c -> c.send("POST " + POLL + " HTTP/1.1\r\nHost: localhost\r\n" + JSON
                        + "Transfer-Encoding: chunked\r\n\r\n10c8e0\r\n" + "x".repeat(1_100_000) + "\r\n0\r\n\r\n"));
    }

    @Test
    void malformedChunkedContent() {
        assertRefused(
                400,
                "content is malformed or did not arrive whole",
                c -> c.send("POST " + POLL + " HTTP/1.1\r\nHost: localhost\r\n" + JSON
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"));
    }

    @Test
    void aRequestThatIsNotHttp() {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.send("nonsense\r\n\r\n").response();
            assertEquals(400, response.status());
            assertFalse(response.content().contains("\tat "), response.content());
        }
    }

    @Test
    void aWebSocketPathAskedForWithoutAnOpeningHandshake() {
        assertRefused(426, "this is a WebSocket; send an opening handshake", c -> c.get("/websocket/messages"));
    }

    private static final String POLL = "/short-polling/messages";
    private static final String JSON = "Content-Type: application/json\r\n";

    private static void assertRefused(int status, String line, Consumer<RawClient> sent) {
        try (RawClient client = new RawClient(server.port())) {
            sent.accept(client);
            Response response = client.response();
            String json = "{\"error\":\"" + line.replace("\"", "\\\"") + "\"}";
            assertEquals(status + " " + json, response.status() + " " + response.content());
        }
    }
}
