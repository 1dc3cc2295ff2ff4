package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.transport.Limit;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reader that stops reading delays nobody, costs no heap, is disconnected, and resumes without loss. */
class SlowReaderTest {

    private static final int MESSAGES = 4_000;
    private static final int POLLS = 100;
    private static final String TEXT = "x".repeat(4_000);
    private static final Pattern SEQUENCE = Pattern.compile("\"cursor\":\"[a-z0-9]+\\.([0-9]+)\"");

    @Test
    void aWebSocketClientThatNeverReadsIsDisconnectedAndResumesWithoutLoss() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(timer);
                RawClient deaf = new RawClient(server.port());
                RawClient deafForEver = new RawClient(server.port());
                RawClient attentive = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            deaf.openWebSocket("");
            deafForEver.openWebSocket("");
            attentive.openWebSocket("").frame();

            for (int i = 1; i <= MESSAGES; i++) {
                assertEquals(
                        201,
                        poster.say("short-polling", TEXT, "m" + i).response().status());
                assertEquals(i, sequence(attentive.frame().text()));
            }
            // 16 MB do not fit into the sockets' buffers: a send is in flight, and has been for 256 messages.
            timer.advance(Duration.ofSeconds(2));
            HalfOpenTest.await(() -> isCutOff(deafForEver)); // it does not read that it was told to go

            List<Integer> heard = drain(deaf);
            assertTrue(heard.size() < MESSAGES, "it was disconnected before it had all");
            int last = heard.get(heard.size() - 1);
            try (RawClient back = new RawClient(server.port())) {
                back.openWebSocket("?after=" + server.room().end().at(last)).frame();
                for (int expected = last + 1; expected <= MESSAGES; expected++) {
                    assertEquals(expected, sequence(back.frame().text()));
                }
            }
        }
    }

    @Test
    void anEventStreamThatIsNeverReadIsCutOffAndResumesWithoutLoss() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(timer);
                RawClient deaf = new RawClient(server.port());
                RawClient attentive = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            deaf.openEventStream("");
            attentive.openEventStream("");

            for (int i = 1; i <= MESSAGES; i++) {
                assertEquals(
                        201,
                        poster.say("short-polling", TEXT, "m" + i).response().status());
                assertEquals(List.of(i), sequences(attentive.chunk()));
            }
            timer.advance(Duration.ofSeconds(2));

            List<Integer> heard = drainEvents(deaf);
            assertTrue(heard.size() < MESSAGES, "it was cut off before it had all");
            int last = heard.get(heard.size() - 1);
            try (RawClient back = new RawClient(server.port())) {
                back.request(
                        "GET",
                        "/server-sent-events/messages",
                        "Last-Event-ID: " + server.room().end().at(last) + "\r\n",
                        "");
                assertEquals(200, back.response().status());
                for (int expected = last + 1; expected <= MESSAGES; ) {
                    for (int sequence : sequences(back.chunk())) {
                        assertEquals(expected++, sequence);
                    }
                }
            }
        }
    }

    /** Polls whose answers nobody fetches, one behind the other on one connection, until the sockets hold no more. */
    @Test
    void aPollWhoseAnswerIsNeverReadIsCutOffAfter10Seconds() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(timer);
                RawClient deaf = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            String start = server.room().end().toString();
            post(poster, 0, 100);
            int idle = timer.waiting();
            for (int i = 0; i < POLLS; i++) {
                deaf.get("/long-polling/messages?after=" + start);
            }
            awaitWaiting(timer, idle + 1); // a write that is not done at once has a limit
            timer.advance(Duration.ofMillis(9_900));
            assertEquals(
                    201,
                    poster.say("short-polling", TEXT, "meanwhile").response().status());
            timer.advance(Duration.ofMillis(200));
            awaitWaiting(timer, idle);

            int answered = 0;
            try {
                while (deaf.response().content().endsWith("}")) {
                    answered++;
                }
            } catch (UncheckedIOException e) {
                // cut off in the middle of an answer
            }
            assertTrue(answered < POLLS, answered + " answers");
        }
    }

    /** The room keeps ten here, and the clock stands still: what grows is what a connection that is not read holds. */
    @Test
    void theHeapStaysFlatWhileTheyDoNotRead() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(RunningServer.WITHOUT_RATES.with(Limit.KEEP, 10), timer);
                RawClient deafToFrames = new RawClient(server.port());
                RawClient deafToEvents = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            deafToFrames.openWebSocket("");
            deafToEvents.openEventStream("");
            post(poster, 0, 1_000);
            long heapBefore = usedHeap();
            post(poster, 1_000, MESSAGES);
            long grownMebibytes = (usedHeap() - heapBefore) >> 20;
            assertTrue(grownMebibytes <= 2, "heap grew by " + grownMebibytes + " MiB");
        }
    }

    /** What it still sends finds no connection. */
    private static boolean isCutOff(RawClient client) {
        try {
            client.frame(9, new byte[0]);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static void post(RawClient poster, int from, int to) {
        for (int i = from; i < to; i++) {
            assertEquals(
                    201, poster.say("short-polling", TEXT, "m" + i).response().status());
        }
    }

    private static int sequence(String frame) {
        Matcher matcher = SEQUENCE.matcher(frame);
        assertTrue(matcher.find(), frame);
        return Integer.parseInt(matcher.group(1));
    }

    /** Of all events in a chunk. */
    private static List<Integer> sequences(String chunk) {
        List<Integer> sequences = new ArrayList<>();
        for (Matcher matcher = SEQUENCE.matcher(chunk); matcher.find(); ) {
            sequences.add(Integer.parseInt(matcher.group(1)));
        }
        return sequences;
    }

    private static List<Integer> drainEvents(RawClient client) {
        List<Integer> heard = new ArrayList<>();
        try {
            while (true) {
                byte[] chunk = client.chunkBytes();
                heard.addAll(sequences(new String(chunk, StandardCharsets.UTF_8)));
            }
        } catch (UncheckedIOException e) {
            return heard;
        }
    }

    private static void awaitWaiting(HeldTimer timer, int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (timer.waiting() != count) {
            assertTrue(System.nanoTime() < deadline, () -> timer.waiting() + " waiting, not " + count);
            Thread.onSpinWait();
        }
    }

    /** Everything that still arrives whole before the connection ends. */
    private static List<Integer> drain(RawClient client) {
        List<Integer> heard = new ArrayList<>();
        try {
            client.frame();
            while (true) {
                heard.add(sequence(client.frame().text()));
            }
        } catch (UncheckedIOException e) {
            return heard;
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
