package duplex.server;

import static duplex.server.RawClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import duplex.transport.Limits;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise: floods are bounded, with 429 or 1008 within a second, and the others go on unharmed. The clock stands still. */
class FloodTest {

    private static final int MESSAGES = 20;
    private static final int FRAMES = 200;
    private static final String SOCKET_IO = "/socket.io/?EIO=4&transport=";

    @Test
    void whoPostsFasterThanTwentyASecondIsToldToWait() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(Limits.STANDARD, timer);
                RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < MESSAGES; i++) {
                assertEquals(
                        201,
                        client.say("short-polling", "x", "a" + i).response().status());
            }
            Response refused = client.say("long-polling", "x", "b").response();
            assertEquals(429, refused.status());
            assertEquals(Optional.of("1"), refused.field("Retry-After"));
            assertEquals("{\"error\":\"more than 20 chat messages a second; wait a second\"}", refused.content());
            assertEquals(
                    429, client.postForm("author=민수&text=x&id=b").response().status());
            assertEquals(
                    201,
                    client.postJson("/short-polling/messages", json("x", "c").replace("민수", "영희"))
                            .response()
                            .status(),
                    "somebody else at the same address");
            assertEquals(MESSAGES + 1, server.room().end().sequence());

            timer.advance(Duration.ofSeconds(1));
            assertEquals(201, client.say("long-polling", "x", "b").response().status());
        }
    }

    @Test
    void aWebSocketThatPostsFasterThanTwentyASecondIsClosedWith1008() {
        try (DemoServer server = RunningServer.start(Limits.STANDARD, new HeldTimer());
                RawClient flood = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            flood.openWebSocket("").frame();
            other.openWebSocket("").frame();
            for (int i = 0; i <= MESSAGES; i++) {
                flood.text(json("x", "a" + i));
            }
            assertEquals(
                    "1008 more than 20 chat messages a second; wait a second",
                    closeOf(flood).text());
            other.text(json("안녕", "b"));
            List<String> heard = new ArrayList<>();
            for (int i = 0; i <= MESSAGES; i++) {
                heard.add(other.frame().text());
            }
            assertTrue(heard.get(MESSAGES).contains("\"id\":\"b\""), heard.get(MESSAGES));
        }
    }

    /** A Socket.IO client may leave the room and come back as often as it likes: its rate stays what it was. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"staying", "leaving and coming back"})
    void aSocketIoClientThatPostsFasterThanTwentyASecondIsClosedWith1008(String how) {
        try (DemoServer server = RunningServer.start(Limits.STANDARD, new HeldTimer());
                RawClient flood = new RawClient(server.port())) {
            flood.openWebSocketAt(SOCKET_IO + "websocket").text("40");
            for (int i = 0; i <= MESSAGES; i++) {
                if (i == MESSAGES / 2 && !how.equals("staying")) {
                    flood.text("41").text("40");
                }
                flood.text(event(i));
            }
            assertEquals(
                    "1008 more than 20 chat messages a second; wait a second",
                    closeOf(flood).text());
            assertEquals(MESSAGES, server.room().end().sequence());
        }
    }

    @Test
    void inOnePostToOneSocketIoSessionTheRateIsTheSame() {
        try (DemoServer server = RunningServer.start(Limits.STANDARD, new HeldTimer());
                RawClient flood = new RawClient(server.port())) {
            List<String> packets = new ArrayList<>();
            for (int i = 0; i <= MESSAGES; i++) {
                packets.addAll(List.of("40", event(i), "41"));
            }
            String session = sessionByPolling(flood);
            Response refused = flood.request("POST", session, "", String.join("\u001e", packets))
                    .response();
            assertEquals(429, refused.status());
            assertEquals(
                    "{\"code\":3,\"message\":\"more than 20 chat messages a second; wait a second\"}",
                    refused.content());
            assertEquals(400, flood.get(session).response().status(), "the session is over");
            assertEquals(MESSAGES, server.room().end().sequence());
        }
    }

    @Test
    void moreThanTwoHundredPacketsASecondEndASessionByPollingWith429() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(Limits.STANDARD, timer);
                RawClient flood = new RawClient(server.port())) {
            String session = sessionByPolling(flood);
            String pongs = "3\u001e".repeat(FRAMES - 1) + "3";
            assertEquals(
                    200, flood.request("POST", session, "", pongs).response().status());
            timer.advance(Duration.ofSeconds(1));
            assertEquals(
                    200, flood.request("POST", session, "", pongs).response().status());
            Response refused = flood.request("POST", session, "", "3").response();
            assertEquals(
                    "429 {\"code\":3,\"message\":\"more than 200 packets a second\"}",
                    refused.status() + " " + refused.content());
            assertEquals(400, flood.get(session).response().status(), "the session is over");
        }
    }

    private static String event(int number) {
        return "42[\"message\"," + json("x", "a" + number) + "]";
    }

    private static String sessionByPolling(RawClient client) {
        String opened = client.get(SOCKET_IO + "polling").response().content();
        return SOCKET_IO + "polling&sid=" + opened.replaceFirst(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    private static Stream<Arguments> floods() {
        byte[] ping = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
        byte[] pong = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};
        byte[] emptyFragment = {0x00, (byte) 0x80, 0, 0, 0, 0};
        byte[] firstFragment = {0x01, (byte) 0x80, 0, 0, 0, 0};
        return Stream.of(
                Arguments.of("pings", ping, ping),
                Arguments.of("pongs", pong, pong),
                Arguments.of("empty fragments", firstFragment, emptyFragment));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("floods")
    void moreThanTwoHundredFramesASecondOfAnyKindCloseTheConnectionWith1008(String name, byte[] first, byte[] frame) {
        try (DemoServer server = RunningServer.start(Limits.STANDARD, new HeldTimer());
                RawClient flood = new RawClient(server.port())) {
            flood.openWebSocket("").frame();
            flood.send(first);
            for (int i = 0; i < FRAMES; i++) {
                flood.send(frame);
            }
            assertEquals("1008 more than 200 frames a second", closeOf(flood).text());
        }
    }

    /** One that does not even read its close frame: {@link SlowReaderTest}. */
    @Test
    void aClientThatWasToldToGoNeedNotAnswer() {
        try (DemoServer server = RunningServer.start(Limits.STANDARD, new HeldTimer());
                RawClient flood = new RawClient(server.port())) {
            flood.openWebSocket("").frame();
            flood.text("{");
            assertTrue(closeOf(flood).text().startsWith("1007 "));
            assertTrue(flood.ended());
        }
    }

    @Test
    void anAddressThatHasTakenAllItsConnectionsGetsNoFurtherOneUntilOneEnds() {
        Limits limits = Limits.STANDARD.with(Limit.CONNECTIONS_PER_ADDRESS, 3);
        try (DemoServer server = RunningServer.start(limits);
                RawClient first = new RawClient(server.port());
                RawClient second = new RawClient(server.port());
                RawClient third = new RawClient(server.port())) {
            assertEquals(200, first.get("/about").response().status());
            second.openWebSocket("").frame();
            assertEquals(200, third.get("/about").response().status());
            try (RawClient fourth = new RawClient(server.port())) {
                assertTrue(fourth.ended());
            }
            assertEquals(200, third.get("/about").response().status());

            second.leave();
            assertEquals(200, firstAnswer(server.port()), "the place that became free can be had");
        }
    }

    /** The server hears of an end a moment after the client has made it. */
    private static int firstAnswer(int port) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try (RawClient client = new RawClient(port)) {
                return client.get("/about").response().status();
            } catch (UncheckedIOException refused) {
                assertTrue(System.nanoTime() < deadline, "no place became free");
            }
        }
    }

    private static Frame closeOf(RawClient client) {
        Frame frame = client.frame();
        while (frame.opcode() != 8) {
            frame = client.frame();
        }
        return frame;
    }
}
