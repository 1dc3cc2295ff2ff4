package duplex.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    private static final String PATH = "/server-sent-events/messages";

    private final HeldTimer timer = new HeldTimer();

    @Test
    void aStreamIsChunkedAndItsConnectionPersistent() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            Response response = client.get(PATH).response();
            assertEquals(200, response.status());
            assertEquals("text/event-stream", response.field("Content-Type").orElseThrow());
            assertEquals("chunked", response.field("Transfer-Encoding").orElseThrow());
            assertEquals("no-store", response.field("Cache-Control").orElseThrow());
            assertTrue(response.field("Connection").isEmpty(), response.head());
        }
    }

    @Test
    void itBeginsWithTheWaitBeforeReconnectingAndWithACursor() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.get(PATH).response();
            assertEquals("retry: 1000\nid: " + server.room().end() + "\n\n", client.chunk());
        }
    }

    @Test
    void anEventIsACursorAndTheRepresentation() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            client.openEventStream("");
            assertEquals(
                    201, poster.say("server-sent-events", "안녕", "a1").response().status());
            String event = client.chunk();
            String cursor = server.room().end().toString();
            assertTrue(
                    event.matches("id: " + cursor + "\ndata: \\{\"cursor\":\"" + cursor + "\",\"id\":\"a1\","
                            + "\"kind\":\"chat\",\"author\":\"민수\",\"text\":\"안녕\",\"at\":\"[^\"]+\"}\n\n"),
                    event);
        }
    }

    @Test
    void whatHasPiledUpGoesOutTogether() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            for (int i = 1; i <= 20; i++) {
                poster.say("short-polling", "text", "m" + i).response();
            }
            client.get(PATH).response();
            String first = client.chunk();
            assertTrue(first.startsWith("retry: "), first);
            assertTrue(first.contains("\"id\":\"m1\"") && first.contains("\"id\":\"m20\""), first);
        }
    }

    @Test
    void whoComesBackWithLastEventIdHearsWhatItMissedAndNothingTwice() {
        try (DemoServer server = RunningServer.start();
                RawClient poster = new RawClient(server.port());
                RawClient client = new RawClient(server.port());
                RawClient byAddress = new RawClient(server.port())) {
            poster.say("short-polling", "before", "a1").response();
            String old = server.room().end().toString();
            poster.say("short-polling", "between", "a2").response();
            String last = server.room().end().toString();
            poster.say("short-polling", "missed", "a3").response();

            byAddress.get(PATH + "?after=" + old).response();
            String since = byAddress.chunk();
            assertTrue(since.contains("between") && since.contains("missed") && !since.contains("before"), since);

            client.request("GET", PATH + "?after=" + old, "Last-Event-ID: " + last + "\r\n", "");
            client.response();
            String missed = client.chunk();
            assertTrue(missed.contains("missed") && !missed.contains("between"), "the field wins: " + missed);
        }
    }

    @Test
    void whoCannotBeResumedIsToldInTheStreamAndGoesOn() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.request("GET", PATH, "Last-Event-ID: other.1\r\n", "").response();
            String cursor = server.room().end().toString();
            assertEquals(
                    "retry: 1000\nid: other.1\n\nevent: resync\nid: " + cursor
                            + "\ndata: {\"kind\":\"resync\",\"reason\":\"the cursor is of another log\",\"cursor\":\""
                            + cursor + "\"}\n\n",
                    client.chunk());
        }
    }

    /** The room's log goes on while the reader's place in it is thrown away. */
    @Test
    void aGapIsNeverSilent() {
        try (DemoServer server = RunningServer.start(RunningServer.WITHOUT_RATES.with(Limit.KEEP, 10));
                RawClient poster = new RawClient(server.port());
                RawClient client = new RawClient(server.port())) {
            String old = server.room().end().toString();
            for (int i = 1; i <= 20; i++) {
                poster.say("short-polling", "text", "m" + i).response();
            }
            client.get(PATH + "?after=" + old).response();
            String first = client.chunk();
            assertTrue(first.contains("event: resync") && first.contains("what came next is no longer kept"), first);
            String next = first.contains("m11") ? first : client.chunk();
            assertTrue(next.contains("\"id\":\"m11\"") && next.contains("\"id\":\"m20\""), next);
        }
    }

    @Test
    void malformedCursors() {
        String line = "{\"error\":\"cursor is malformed; send back one that the server gave, such as k3f9.17\"}";
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            assertRefused(400, line, client.get(PATH + "?after=17").response());
            assertRefused(
                    400,
                    line,
                    client.request("GET", PATH, "Last-Event-ID: nonsense\r\n", "")
                            .response());
            assertRefused(
                    400,
                    line,
                    client.request("GET", PATH + "?after=k3f9.1", "Last-Event-ID:\r\n", "")
                            .response());
        }
    }

    /** RFC 9110, section 12.5.1: the most specific range decides, and a weight of 0 refuses. */
    @Test
    void whoDoesNotAcceptAnEventStreamIsToldSo() {
        String line = "{\"error\":\"this is an event stream; accept text/event-stream\"}";
        try (DemoServer server = RunningServer.start()) {
            for (String refusing :
                    List.of("application/json", "text/event-stream;q=0, */*", "text/*;q=0.0, */*", ",;q", "\"")) {
                try (RawClient client = new RawClient(server.port())) {
                    client.request("GET", PATH, "Accept: " + refusing + "\r\n", "");
                    assertRefused(406, line, client.response());
                }
            }
            for (String accepting :
                    List.of("text/event-stream", "text/html, */*;q=0.8", "TEXT/*;q=0.1", "*/*;q=x", "*/*;q")) {
                try (RawClient client = new RawClient(server.port())) {
                    client.request("GET", PATH, "Accept: " + accepting + "\r\n", "");
                    assertEquals(200, client.response().status(), accepting);
                }
            }
        }
    }

    // ---- Text is text ----

    /** In an event stream CR and LF end a line, and NUL in an id voids it. In JSON they are escapes. */
    @Test
    void lineEndsNulAndLineSeparatorsInNamesAndTextsArriveUnchanged() {
        String tricky = "a\\r\\nid: k3f9.99\\n\\nevent: resync\\rdata: no\\u0000\\u2028\\u2029\\u0085:\\uFEFF";
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            client.openEventStream("");
            poster.postJson(PATH, "{\"author\":\"a" + tricky + "b\",\"text\":\"" + tricky + "\",\"id\":\"a1\"}")
                    .response();
            byte[] event = client.chunkBytes();
            String cursor = server.room().end().toString();
            String arrived = "a\\r\\nid: k3f9.99\\n\\nevent: resync\\rdata: no\\u0000\u2028\u2029\u0085:\uFEFF";
            String expected =
                    "id: " + cursor + "\ndata: {\"cursor\":\"" + cursor + "\",\"id\":\"a1\",\"kind\":\"chat\","
                            + "\"author\":\"a" + arrived + "b\",\"text\":\"" + arrived + "\",\"at\":\"";
            String text = new String(event, StandardCharsets.UTF_8);
            assertEquals(expected, text.substring(0, expected.length()));
            assertEquals(
                    3, text.chars().filter(c -> c == '\n').count(), "id, data and an empty line; no line of theirs");
            assertEquals(0, text.chars().filter(c -> c == '\r' || c == 0).count());
            assertArrayEquals(event, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    // ---- Time ----

    @Test
    void aQuietStreamGetsACommentEvery15Seconds() throws Exception {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            client.openEventStream("");
            await(server.room()::waiting, 1);
            timer.advance(Duration.ofMillis(14_500));
            assertEquals(0, client.socket().getInputStream().available());
            timer.advance(Duration.ofMillis(500));
            assertEquals(":\n", client.chunk());
            await(server.room()::waiting, 1);
            timer.advance(Duration.ofSeconds(15));
            assertEquals(":\n", client.chunk());
            server.announce("still here");
            assertTrue(client.chunk().contains("still here"));
        }
    }

    @Test
    void aStreamEndsAfter5MinutesAndTheSameConnectionResumes() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port());
                RawClient poster = new RawClient(server.port())) {
            client.openEventStream("");
            poster.say("long-polling", "before", "a1").response();
            assertTrue(client.chunk().contains("before"));
            String last = server.room().end().toString();
            for (int second = 0; second < 300; second++) {
                await(server.room()::waiting, 1);
                timer.advance(Duration.ofSeconds(1));
            }
            String chunk = client.chunk();
            while (chunk.equals(":\n")) {
                chunk = client.chunk();
            }
            assertEquals("", chunk, "the last chunk: the stream has ended in order");

            poster.say("long-polling", "while away", "a2").response();
            client.request("GET", PATH, "Last-Event-ID: " + last + "\r\n", "");
            assertEquals(200, client.response().status());
            String missed = client.chunk();
            assertTrue(missed.contains("while away") && !missed.contains("before"), missed);
        }
    }

    /** The first write is answered by a reset, and the next one finds it. */
    @Test
    void aClientThatHasGoneIsForgottenWithin40Seconds() {
        try (DemoServer server = RunningServer.start(timer)) {
            RawClient client = new RawClient(server.port());
            client.openEventStream("");
            await(server.room()::waiting, 1);
            client.close();
            for (int second = 0; server.room().waiting() > 0; second++) {
                assertTrue(second < 40, "still registered");
                timer.advance(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void moreThanTwoHundredStreamsHoldNoThread() throws Exception {
        try (DemoServer server = RunningServer.start(timer)) {
            List<RawClient> streams = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                streams.add(new RawClient(server.port()).openEventStream(""));
            }
            server.announce("to all");
            for (RawClient client : streams) {
                assertTrue(client.chunk().contains("\"kind\":\"announcement\""));
                client.close();
            }
        }
    }

    @Test
    void aStoppingServerEndsItsStreamsInOrder() {
        DemoServer server = RunningServer.start(timer);
        List<RawClient> streams = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            streams.add(new RawClient(server.port()).openEventStream(""));
        }
        long before = System.nanoTime();
        server.close();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(took.compareTo(StoppingTest.WAITS_FOR_NOBODY) < 0, took::toString);
        for (RawClient client : streams) {
            assertEquals("", client.chunk());
            assertTrue(client.ended());
            client.close();
        }
    }

    private static void assertRefused(int status, String content, Response response) {
        assertEquals(status + " " + content, response.status() + " " + response.content());
    }

    private static void await(IntSupplier count, int expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (count.getAsInt() != expected) {
            assertTrue(System.nanoTime() < deadline, () -> count.getAsInt() + ", not " + expected);
            Thread.onSpinWait();
        }
    }
}
