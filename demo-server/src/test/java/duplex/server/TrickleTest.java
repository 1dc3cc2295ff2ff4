package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Length;
import duplex.Promise;
import duplex.chat.Registration;
import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import duplex.transport.Timer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes are bounded in time too: whoever sends a request a byte now and then does not hold what has come for ever. */
class TrickleTest {

    private static final String LATE = "{\"error\":\"content took too long; send it at once\"}";
    private static final String JSON = RawClient.json("x".repeat(4_000), "a1");
    private static final int CONTENT = Limit.CONTENT_BYTES.standard();

    private final HeldTimer timer = new HeldTimer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/short-polling/messages",
                "/long-polling/messages",
                "/server-sent-events/messages",
                "/form-post",
                "/socket.io/?EIO=4&transport=polling&sid="
            })
    void aContentThatIsNotWholeAfter10SecondsIsRefusedWith408(String target) {
        try (DemoServer server = RunningServer.start(timer);
                RawClient slow = new RawClient(server.port())) {
            String path = target.endsWith("sid=") ? target + session(server) : target;
            int idle = timer.waiting();
            slow.send(head(path, 100) + "x");
            awaitWaiting(idle + 1);
            for (int second = 1; second < 10; second++) {
                timer.advance(Duration.ofSeconds(1));
                slow.send("x");
            }
            timer.advance(Duration.ofMillis(999));
            assertEquals(idle + 1, timer.waiting(), "the deadline has not come, and no byte has moved it");
            timer.advance(Duration.ofMillis(1));
            Response response = slow.response();
            assertEquals("408 " + LATE, response.status() + " " + response.content());
            assertTrue(slow.ended(), "what is still to come of it belongs to nothing");
        }
    }

    @Test
    void aContentThatComesInPiecesWithinThatTimeIsTaken() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            int idle = timer.waiting();
            byte[] content = RawClient.utf8(JSON);
            client.send(head("/short-polling/messages", content.length));
            awaitWaiting(idle + 1);
            timer.advance(Duration.ofMillis(9_999));
            client.send(content);
            assertEquals(201, client.response().status());
            assertEquals(idle, timer.waiting(), "nothing is left behind");
        }
    }

    /** The timer's thread may be on its way when the last byte comes, and find the next request on the connection. */
    @Test
    void aDeadlineThatStrikesAsTheContentEndsDoesNothingToTheNextRequest() throws Exception {
        Timer nothingIsCancelled = new Timer() {
            @Override
            public long nanoTime() {
                return timer.nanoTime();
            }

            @Override
            public Registration after(Duration delay, Runnable task) {
                timer.after(delay, task);
                return () -> {};
            }
        };
        ServerOptions options = RunningServer.options(RunningServer.WITHOUT_RATES);
        try (DemoServer server = DemoServer.start(options, nothingIsCancelled);
                RawClient client = new RawClient(server.port())) {
            int idle = timer.waiting();
            byte[] content = RawClient.utf8(JSON);
            client.send(head("/short-polling/messages", content.length));
            awaitWaiting(idle + 1);
            client.send(content);
            assertEquals(201, client.response().status());
            client.get("/long-polling/messages?after=" + server.room().end());
            HalfOpenTest.await(() -> server.room().waiting() == 1);
            timer.advance(Duration.ofSeconds(10));
            server.announce("still there?");
            assertEquals(200, client.response().status());
        }
    }

    @Test
    void aHeaderSectionThatIsNotWholeAfter10SecondsIsRefusedWith408() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient slow = new RawClient(server.port())) {
            int idle = timer.waiting();
            slow.send("GET /");
            awaitWaiting(idle + 1);
            for (int second = 1; second < 10; second++) {
                timer.advance(Duration.ofSeconds(1));
                slow.send("x");
            }
            timer.advance(Duration.ofMillis(999));
            assertEquals(idle + 1, timer.waiting(), "the deadline has not come, and no byte has moved it");
            timer.advance(Duration.ofMillis(1));
            Response response = slow.response();
            assertEquals(
                    "408 {\"error\":\"header section took too long; send it at once\"}",
                    response.status() + " " + response.content());
            assertTrue(slow.ended(), "what is still to come of it belongs to nothing");
        }
    }

    @Test
    void headerSectionsThatComeInPiecesWithinThatTimeEachAreTaken() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            int idle = timer.waiting();
            for (int request = 0; request < 3; request++) {
                client.send("GET /about HTTP/1.1\r\nHo");
                awaitWaiting(idle + 1);
                timer.advance(Duration.ofMillis(9_999));
                client.send("st: localhost\r\n\r\n");
                assertEquals(200, client.response().status());
                awaitWaiting(idle);
            }
        }
    }

    @Test
    void whoHasGoneInTheMiddleOfAHeaderSectionLeavesNothingBehind() {
        try (DemoServer server = RunningServer.start(timer)) {
            int idle = timer.waiting();
            try (RawClient gone = new RawClient(server.port())) {
                gone.send("GET /about HTTP/1.1\r\nHo");
                awaitWaiting(idle + 1);
            }
            awaitWaiting(idle);
        }
    }

    /** All of them together fill what the server holds of unfinished contents; real time passes here. */
    @Tag("slow")
    @Test
    void whoTricklesKeepsTheOthersFromPostingFor10SecondsAtMost() throws Exception {
        int crowd = Length.of(70, 70, 200);
        List<RawClient> slow = new ArrayList<>();
        try (DemoServer server = RunningServer.start(RunningServer.WITHOUT_RATES)) {
            long start = System.nanoTime();
            for (int i = 0; i < crowd; i++) {
                slow.add(new RawClient(server.port()));
                send(slow.get(i), head("/short-polling/messages", CONTENT) + "x".repeat(CONTENT - 1));
            }
            HalfOpenTest.await(() -> post(server) == 503);
            HalfOpenTest.await(() -> post(server) == 201);
            double seconds = (System.nanoTime() - start) / 1e9;
            Promise.kept(
                    "whoTricklesKeepsTheOthersFromPostingFor10SecondsAtMost",
                    "%d contents of %,d bytes without their last, others may post again after %.1f s",
                    crowd,
                    CONTENT,
                    seconds);
            assertTrue(seconds < 20, seconds + " s");
        } finally {
            slow.forEach(RawClient::close);
        }
    }

    /** The last ones are refused before they have said all. */
    private static void send(RawClient client, String request) {
        try {
            client.send(request);
        } catch (UncheckedIOException e) {
            // answered and closed
        }
    }

    private static int post(DemoServer server) {
        try (RawClient client = new RawClient(server.port())) {
            return client.postJson("/short-polling/messages", JSON).response().status();
        }
    }

    private static String head(String target, int length) {
        String type = target.equals("/form-post") ? "application/x-www-form-urlencoded" : "application/json";
        return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private static String session(DemoServer server) {
        try (RawClient client = new RawClient(server.port())) {
            String opened =
                    client.get("/socket.io/?EIO=4&transport=polling").response().content();
            return WayIn.member(opened.substring(1), "sid");
        }
    }

    private void awaitWaiting(int count) {
        HalfOpenTest.await(() -> timer.waiting() == count);
    }
}
