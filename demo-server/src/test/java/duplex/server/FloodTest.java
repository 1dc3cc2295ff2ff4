package duplex.server;

import static duplex.server.RawClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawClient.Frame;
import duplex.server.RawClient.Response;
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

/** Promise: floods are bounded, with 429 or 1008 within a second, and the others go on unharmed. The clock stands still. */
class FloodTest {

    private static final int MESSAGES = 20;
    private static final int FRAMES = 200;

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

    @Test
    void aClientThatWasToldToGoAndDoesNotIsCutOffASecondLater() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(Limits.STANDARD, timer);
                RawClient flood = new RawClient(server.port())) {
            flood.openWebSocket("").frame();
            flood.text("{");
            assertTrue(closeOf(flood).text().startsWith("1007 "));
            timer.advance(Duration.ofMillis(1_100));
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
