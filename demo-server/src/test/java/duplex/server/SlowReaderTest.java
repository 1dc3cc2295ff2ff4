package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.transport.Limit;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reader that stops reading delays nobody, costs no heap, is disconnected, and resumes without loss. */
class SlowReaderTest {

    private static final int MESSAGES = 4_000;
    private static final String TEXT = "x".repeat(4_000);
    private static final Pattern SEQUENCE = Pattern.compile("\"cursor\":\"[a-z0-9]+\\.([0-9]+)\"");

    @Test
    void aWebSocketClientThatNeverReadsIsDisconnectedAndResumesWithoutLoss() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(timer);
                RawClient deaf = new RawClient(server.port());
                RawClient attentive = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            deaf.openWebSocket("");
            attentive.openWebSocket("").frame();

            for (int i = 1; i <= MESSAGES; i++) {
                assertEquals(
                        201,
                        poster.say("short-polling", TEXT, "m" + i).response().status());
                assertEquals(i, sequence(attentive.frame().text()));
            }
            // 16 MB do not fit into the sockets' buffers: a send is in flight, and has been for 256 messages.
            timer.advance(Duration.ofSeconds(2));

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

    /** The room keeps ten here, and the clock stands still: what grows is what a connection that is not read holds. */
    @Test
    void theHeapStaysFlatWhileItDoesNotRead() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(RunningServer.WITHOUT_RATES.with(Limit.KEEP, 10), timer);
                RawClient deaf = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            deaf.openWebSocket("");
            post(poster, 0, 1_000);
            long heapBefore = usedHeap();
            post(poster, 1_000, MESSAGES);
            long grownMebibytes = (usedHeap() - heapBefore) >> 20;
            assertTrue(grownMebibytes <= 2, "heap grew by " + grownMebibytes + " MiB");
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
