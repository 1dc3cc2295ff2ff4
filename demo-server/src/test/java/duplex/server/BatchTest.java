package duplex.server;

import static duplex.server.RawClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.transport.Tuning;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A WebSocket with a batching window, on a clock that the test holds. */
class BatchTest {

    private static final Duration WINDOW = Duration.ofMillis(200);

    private final HeldTimer timer = new HeldTimer();

    private DemoServer start() {
        return RunningServer.start(
                RunningServer.options(RunningServer.WITHOUT_RATES).withTuning(new Tuning(WINDOW, 50)), timer);
    }

    /** The clock must not move before the window is open and the room has heard them all. */
    private void awaitWindow(DemoServer server, int messages, int timersAtRest) {
        await(() -> server.room().end().sequence() >= messages && timer.waiting() > timersAtRest);
    }

    /** How many timers there are when no window is open. */
    private int awaitRest(DemoServer server) {
        await(() -> server.room().waiting() > 0);
        return timer.waiting();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "the reader does not come so far");
            Thread.onSpinWait();
        }
    }

    @Test
    void whatComesWithinTheWindowGoesOutTogether() {
        try (DemoServer server = start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            int timers = awaitRest(server);
            client.text(json("하나", "a1"));
            client.text(json("둘", "a2"));
            awaitWindow(server, 2, timers);
            timer.advance(WINDOW);
            String frame = client.frame().text();
            assertTrue(frame.matches("\\[\\{[^}]*하나[^}]*},\\{[^}]*둘[^}]*}]"), frame);
        }
    }

    @Test
    void whatComesAloneGoesOutAloneAndNotBeforeTheWindowCloses() {
        try (DemoServer server = start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            int timers = awaitRest(server);
            client.text(json("하나", "a1"));
            awaitWindow(server, 1, timers);
            timer.advance(WINDOW.minusMillis(1));
            String heartbeat = "{\"kind\":\"heartbeat\"}";
            client.text(heartbeat);
            assertEquals(heartbeat, client.frame().text(), "the window is open: only the heartbeat comes back");
            timer.advance(Duration.ofMillis(1));
            String frame = client.frame().text();
            assertTrue(frame.startsWith("{\"cursor\"") && frame.contains("하나"), frame);
            awaitRest(server);
            client.text(json("둘", "a2"));
            awaitWindow(server, 2, timers);
            timer.advance(WINDOW);
            assertTrue(client.frame().text().contains("둘"), "another window");
        }
    }
}
