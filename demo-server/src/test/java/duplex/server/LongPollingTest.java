package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongPollingTest {

    private static final String PATH = "/long-polling/messages";

    private final HeldTimer timer = new HeldTimer();

    @Test
    void aPollIsAnsweredWithNothingAfter25Seconds() throws Exception {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            int idle = timer.waiting();
            client.get(PATH);
            awaitWaiting(idle + 1);
            timer.advance(Duration.ofMillis(24_999));
            assertEquals(0, client.socket().getInputStream().available());
            timer.advance(Duration.ofMillis(1));
            Response response = client.response();
            assertEquals(204, response.status());
            assertTrue(response.field("Content-Type").isEmpty(), response.head());
        }
    }

    /** Else it would be a newcomer again at its next poll, and be shown the last 50 of however many came meanwhile. */
    @Test
    void aNewcomerToAnEmptyRoomIsToldItsCursorAndMissesNothing() throws Exception {
        try (DemoServer server = RunningServer.start(timer);
                RawClient newcomer = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            String cursor = newcomer.get("/short-polling/messages")
                    .response()
                    .field("Cursor")
                    .orElseThrow();
            for (int i = 0; i < 60; i++) {
                other.say("long-polling", "text", "m" + i).response();
            }
            String page = newcomer.get("/short-polling/messages?after=" + cursor)
                    .response()
                    .content();
            assertTrue(page.contains("\"id\":\"m0\"") && page.contains("\"id\":\"m59\""), page);
            Response next = newcomer.get(
                            "/short-polling/messages?after=" + server.room().end())
                    .response();
            assertTrue(next.field("Cursor").isEmpty(), next.head());
        }
    }

    @Test
    void aPollWithSomethingToReadIsAnsweredAtOnce() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            client.say("long-polling", "first", "a1").response();
            String page = client.get(PATH).response().content();
            assertTrue(page.contains("\"text\":\"first\""), page);
        }
    }

    @Test
    void anAnsweredPollLeavesNothingBehind() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            int idle = timer.waiting();
            for (int i = 0; i < 20; i++) {
                client.get(PATH + "?after=" + server.room().end());
                awaitWaiting(idle + 1);
                other.say("long-polling", "text", "m" + i).response();
                assertEquals(200, client.response().status());
                assertEquals(idle, timer.waiting());
            }
        }
    }

    /** The server has 200 threads at most: if each held poll held one, the 201st would never be registered. */
    @Test
    void moreThanTwoHundredHeldPollsHoldNoThread() throws Exception {
        try (DemoServer server = RunningServer.start(timer)) {
            int idle = timer.waiting();
            List<RawClient> held = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                held.add(new RawClient(server.port()).get(PATH));
            }
            awaitWaiting(idle + 300);
            server.announce("to all");
            for (RawClient client : held) {
                assertTrue(client.response().content().contains("\"kind\":\"announcement\""));
                client.close();
            }
        }
    }

    /** Until the server has registered what the test has sent; there is no answer to wait for. */
    private void awaitWaiting(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (timer.waiting() != count) {
            assertTrue(System.nanoTime() < deadline, () -> timer.waiting() + " waiting, not " + count);
            Thread.onSpinWait();
        }
    }
}
