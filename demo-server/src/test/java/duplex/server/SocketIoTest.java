package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.chat.Draft;
import duplex.chat.Kind;
import duplex.server.RawReader.Frame;
import duplex.wire.TlsClients;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the Socket.IO protocol, version 5, and what the room makes of it. */
class SocketIoTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    private final HeldTimer timer = new HeldTimer();

    private DemoServer testEndpoint() {
        try {
            return DemoServer.start(
                    RunningServer.options(RunningServer.WITHOUT_RATES).withSocketIo(EngineIoCase.TESTED), timer);
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }

    private static RawClient open(DemoServer server) {
        RawClient client = new RawClient(server.port()).openWebSocketAt(WEBSOCKET);
        assertTrue(client.frame().text().startsWith("0{"));
        return client;
    }

    /** In the main namespace of the test endpoint. */
    private RawClient entered(DemoServer server) {
        RawClient client = open(server).text("40");
        assertTrue(client.frame().text().startsWith("40{\"sid\":\""));
        timer.advance(Duration.ofMillis(20));
        assertEquals("42[\"auth\",{}]", client.frame().text());
        return client;
    }

    private static void assertClosed(RawClient client) {
        Frame close = client.frame();
        assertEquals("8 1008", close.opcode() + " " + close.text().substring(0, 4));
    }

    // ---- Namespaces ----

    @Test
    void aClientEntersTheMainNamespace() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("42[\"message\"]");
            assertEquals("42[\"message-back\"]", client.frame().text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40/custom,", "40/custom", "40/custom,{\"token\":\"abc\"}"})
    void aClientEntersANamespaceWithWhatLetsItIn(String connect) {
        try (DemoServer server = testEndpoint();
                RawClient client = open(server)) {
            client.text(connect);
            assertTrue(client.frame().text().startsWith("40/custom,{\"sid\":\""));
            timer.advance(Duration.ofMillis(20));
            String auth = connect.contains("{") ? connect.substring(connect.indexOf('{')) : "{}";
            assertEquals("42/custom,[\"auth\"," + auth + "]", client.frame().text());
        }
    }

    @Test
    void anUnknownNamespaceIsAnErrorForThatNamespaceOnly() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("40/random");
            assertEquals(
                    "44/random,{\"message\":\"Invalid namespace\"}",
                    client.frame().text());
            client.text("42[\"message\",1]");
            assertEquals("42[\"message-back\",1]", client.frame().text());
        }
    }

    @Test
    void whoLeavesANamespaceKeepsTheSessionAndMayEnterAgain() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("40/custom,");
            assertTrue(client.frame().text().startsWith("40/custom,"));
            client.text("41/custom,").text("42[\"message\",\"main\"]");
            assertEquals("42[\"message-back\",\"main\"]", client.frame().text());
            client.text("41").text("40");
            assertTrue(client.frame().text().startsWith("40{"));
        }
    }

    @Test
    void whoEntersNoNamespaceInTimeIsCutOff() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = open(server)) {
            timer.advance(Duration.ofSeconds(10));
            assertEquals("1008 no namespace was entered in time", client.frame().text());
        }
    }

    // ---- Events and acknowledgements ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,\"2\",{\"3\":[true]}",
                "null,-0.10,1e400,12345678901234567890",
                "{\"_placeholder\":true,\"num\":7}",
                "\"안녕\\u0000\\u001E\"",
                "[]"
            })
    void anEventIsAnsweredWithTheSameArguments(String arguments) {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("42[\"message\"," + arguments + "]");
            String back = client.frame().text();
            assertEquals(
                    "42[\"message-back\"," + arguments.replace("-0.10", "-0.1").replace("1e400", "1E+400") + "]", back);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "456", "999999999999999"})
    void anEventWithANumberIsAcknowledgedUnderThatNumber(String number) {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("42" + number + "[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
            assertEquals(
                    "43" + number + "[1,\"2\",{\"3\":[false]}]", client.frame().text());
        }
    }

    @Test
    void anAcknowledgementThatNobodyAskedForChangesNothing() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("437[1]")
                    .text("461-8[{\"_placeholder\":true,\"num\":0}]")
                    .frame(2, new byte[1]);
            client.text("42[\"message\"]");
            assertEquals("42[\"message-back\"]", client.frame().text());
        }
    }

    // ---- Binary ----

    @Test
    void attachmentsComeBackInTheirOrder() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            String arguments = "{\"_placeholder\":true,\"num\":0},{\"a\":[{\"_placeholder\":true,\"num\":1}]}";
            client.text("452-[\"message\"," + arguments + "]")
                    .frame(2, new byte[] {1, 2})
                    .frame(2, new byte[0]);
            assertEquals(
                    "452-[\"message-back\"," + arguments + "]", client.frame().text());
            assertEquals(new Frame(2, "\1\2"), client.frame());
            assertEquals(new Frame(2, ""), client.frame());
        }
    }

    @Test
    void attachmentsComeBackInAnAcknowledgement() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("451-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":0}]")
                    .frame(2, new byte[] {7});
            assertEquals(
                    "461-789[{\"_placeholder\":true,\"num\":0}]", client.frame().text());
            assertEquals(new Frame(2, "\7"), client.frame());
        }
    }

    @Test
    void byPollingAttachmentsAreBase64() {
        try (DemoServer server = testEndpoint();
                RawClient client = new RawClient(server.port())) {
            String opened = client.get(POLLING).response().content();
            String session = POLLING + "&sid=" + opened.substring(9, opened.indexOf("\",\"upgrades"));
            client.request(
                    "POST", session, "", "40\u001e451-[\"message\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
            assertEquals("ok", client.response().content());
            String[] packets = client.get(session).response().content().split("\u001e", -1);
            assertEquals(
                    "451-[\"message-back\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID",
                    packets[1] + "\u001e" + packets[2]);
        }
    }

    // ---- What is no Socket.IO ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "4abc",
                "49",
                "42{}",
                "42[]",
                "42[true]",
                "42",
                "42abc[\"message\"]",
                "42[\"message\"",
                "42[\"message\"]x",
                "421234567890123456[\"message\"]",
                "42/nowhere,[\"message\"]",
                "41/nowhere,",
                "41[]",
                "40",
                "40[]",
                "407{}",
                "43[1]",
                "431{}",
                "44{\"message\":\"no\"}",
                "45[\"message\"]",
                "451[\"message\"]",
                "421-[\"message\"]",
                "4511-[\"message\"]",
                "451-[\"message\"]",
                "451-[\"message\",{\"_placeholder\":true}]",
                "451-[\"message\",{\"_placeholder\":true,\"num\":1}]",
                "451-[\"message\",{\"_placeholder\":true,\"num\":-1}]",
                "451-[\"message\",{\"_placeholder\":true,\"num\":\"0\"}]",
                "452-[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":0}]"
            })
    void whatIsNoPacketOrNotAClientsEndsTheSession(String text) {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text(text);
            assertClosed(client);
        }
    }

    @Test
    void textWhereAnAttachmentShouldBeEndsTheSession() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.text("451-[\"message\",{\"_placeholder\":true,\"num\":0}]").text("42[\"message\"]");
            assertClosed(client);
        }
    }

    @Test
    void anAttachmentThatNobodyAnnouncedEndsTheSession() {
        try (DemoServer server = testEndpoint();
                RawClient client = entered(server)) {
            client.frame(2, new byte[1]);
            assertClosed(client);
        }
    }

    @Test
    void anEventBeforeANamespaceWasEnteredEndsTheSession() {
        try (DemoServer server = testEndpoint();
                RawClient client = open(server)) {
            client.text("42[\"message\"]");
            assertClosed(client);
        }
    }

    // ---- The room ----

    private static RawClient inTheRoom(DemoServer server, String auth) {
        RawClient client = open(server).text("40" + auth);
        assertTrue(client.frame().text().startsWith("40{\"sid\":\""));
        assertTrue(client.frame().text().startsWith("42[\"welcome\",{\"kind\":\"welcome\",\"text\":\"Welcome"));
        return client;
    }

    private static void post(DemoServer server, String... texts) {
        Arrays.stream(texts)
                .forEach(text -> server.room()
                        .post(new Draft("id-" + text, Kind.CHAT, "a", text))
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void aChatMessageIsAcknowledgedWithItsCursorAndComesBack() {
        try (DemoServer server = RunningServer.start();
                RawClient client = inTheRoom(server, "")) {
            client.text("427[\"message\"," + RawClient.json("안녕 <b>", "a1") + "]");
            String first = client.frame().text();
            String second = client.frame().text();
            String cursor = server.room().end().toString();
            String acknowledgement = "437[{\"cursor\":\"" + cursor + "\"}]";
            assertTrue(acknowledgement.equals(first) || acknowledgement.equals(second), first + second);
            String message = acknowledgement.equals(first) ? second : first;
            assertTrue(
                    message.startsWith("42[\"message\",{\"cursor\":\"" + cursor
                            + "\",\"id\":\"a1\",\"kind\":\"chat\",\"author\":\"민수\",\"text\":\"안녕 <b>\",\"at\":\""),
                    message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"message\",{\"author\":\"a\",\"text\":\"\",\"id\":\"x\"}]",
                "[\"message\",1]",
                "[\"message\"]",
                "[\"hello\"]"
            })
    void whatTheRoomRefusesIsAcknowledgedWithTheReason(String event) {
        try (DemoServer server = RunningServer.start();
                RawClient client = inTheRoom(server, "")) {
            client.text("421" + event);
            assertTrue(client.frame().text().startsWith("431[{\"error\":\""));
            client.text("42" + event);
            assertTrue(client.frame().text().startsWith("42[\"refused\",{\"error\":\""));
        }
    }

    @Test
    void whoComesBackWithItsCursorHearsWhatItMissedAndNothingTwice() {
        try (DemoServer server = RunningServer.start()) {
            post(server, "before");
            String cursor = server.room().end().toString();
            post(server, "missed", "too");
            try (RawClient client = inTheRoom(server, "{\"after\":\"" + cursor + "\"}")) {
                assertTrue(client.frame().text().contains("\"text\":\"missed\""));
                assertTrue(client.frame().text().contains("\"text\":\"too\""));
                post(server, "new");
                assertTrue(client.frame().text().contains("\"text\":\"new\""));
            }
        }
    }

    @Test
    void aGapIsNeverSilent() {
        try (DemoServer server = RunningServer.start()) {
            post(server, "one");
            try (RawClient client = inTheRoom(server, "{\"after\":\"zzz.7\"}")) {
                String resync = client.frame().text();
                assertTrue(
                        resync.startsWith(
                                "42[\"resync\",{\"kind\":\"resync\",\"reason\":\"the cursor is of another log\""),
                        resync);
                assertTrue(client.frame().text().contains("\"text\":\"one\""));
            }
        }
    }

    @Test
    void aMalformedCursorIsAReasonNotToBeLetIn() {
        try (DemoServer server = RunningServer.start();
                RawClient client = open(server)) {
            client.text("40{\"after\":\"17\"}");
            assertTrue(client.frame().text().startsWith("44{\"message\":\"cursor is malformed"));
        }
    }

    @Test
    void aHeldPollIsAnsweredWithWhatTheRoomHears() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            String session = enteredByPolling(server, client);
            client.get(session);
            while (server.room().waiting() == 0) {
                Thread.onSpinWait();
            }
            post(server, "now");
            String content = client.response().content();
            assertTrue(content.startsWith("42[\"message\",{") && content.contains("\"text\":\"now\""), content);
        }
    }

    @Test
    void whatComesBetweenTwoPollsWaitsInTheLogAndComesTogether() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            String session = enteredByPolling(server, client);
            post(server, "1", "2", "3");
            assertEquals(3, client.get(session).response().content().split("\u001e", -1).length);
        }
    }

    @Test
    void aStoppingServerAnswersHeldPolls() {
        DemoServer server = RunningServer.start();
        try (RawClient client = new RawClient(server.port())) {
            client.get(enteredByPolling(server, client));
            while (server.room().waiting() == 0) {
                Thread.onSpinWait();
            }
            server.close();
            assertEquals("1", client.response().content());
        }
    }

    /** The session that has entered the room and fetched its greeting. */
    private static String enteredByPolling(DemoServer server, RawClient client) {
        String opened = client.get(POLLING).response().content();
        String session = POLLING + "&sid=" + opened.substring(9, opened.indexOf("\",\"upgrades"));
        client.request("POST", session, "", "40").response();
        assertTrue(client.get(session).response().content().contains("42[\"welcome\""));
        assertEquals(0, server.room().waiting(), "without a poll there is nothing to wake");
        return session;
    }

    @Test
    void aSessionThatEndsIsForgottenByTheRoom() {
        try (DemoServer server = RunningServer.start()) {
            RawClient client = inTheRoom(server, "");
            while (server.room().waiting() == 0) {
                Thread.onSpinWait();
            }
            client.close();
            while (server.room().waiting() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    // ---- Slow readers ----

    private static final int MESSAGES = 4_000;

    @Test
    void aClientThatNeverReadsIsCutOffAndResumesWithoutLoss() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient deaf = inTheRoom(server, "");
                RawClient attentive = inTheRoom(server, "")) {
            String text = "x".repeat(4_000);
            for (int i = 1; i <= MESSAGES; i++) {
                server.room()
                        .post(new Draft("m" + i, Kind.CHAT, "a", text))
                        .toCompletableFuture()
                        .join();
                assertEquals(i, number(attentive.frame().text()));
            }
            // 16 MB do not fit into the sockets' buffers: a send is in flight, and stays so.
            timer.advance(Duration.ofSeconds(2));
            int last = 0;
            try {
                for (String event = deaf.frame().text();
                        event.startsWith("42");
                        event = deaf.frame().text()) {
                    last = number(event);
                }
            } catch (UncheckedIOException e) {
                // cut off in the middle of a frame
            }
            assertTrue(last < MESSAGES, "it was cut off before it had all");
            String after = server.room().end().at(last).toString();
            try (RawClient back = inTheRoom(server, "{\"after\":\"" + after + "\"}")) {
                for (int expected = last + 1; expected <= MESSAGES; expected++) {
                    assertEquals(expected, number(back.frame().text()));
                }
            }
        }
    }

    private static int number(String event) {
        return Integer.parseInt(event.replaceFirst("(?s).*\"id\":\"m([0-9]+)\".*", "$1"));
    }

    /** What it asked for itself waits in memory, so not for long. */
    @Test
    void whoDoesNotFetchItsAcknowledgementForTenSecondsIsLetGo() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            String session = enteredByPolling(server, client);
            timer.advance(Duration.ofSeconds(9));
            client.request("POST", session, "", "421[\"hello\"]").response();
            timer.advance(Duration.ofMillis(9_500));
            assertTrue(client.get(session).response().content().startsWith("431[{\"error\""));
            client.request("POST", session, "", "422[\"hello\"]").response();
            timer.advance(Duration.ofSeconds(11));
            assertEquals(400, client.get(session).response().status());
        }
    }

    @Test
    void aPollThatIsResetDoesNotHoldUpItsSession() throws Exception {
        ServerOptions options =
                RunningServer.options(RunningServer.WITHOUT_RATES).withProtocols(Protocols.tls(TlsClients.keystore()));
        HttpClient http2 =
                HttpClient.newBuilder().sslContext(TlsClients.trusting()).build();
        try (DemoServer server = DemoServer.start(options, timer)) {
            URI door = URI.create("https://localhost:" + server.port() + POLLING);
            String opened =
                    http2.send(request(door).build(), BodyHandlers.ofString()).body();
            URI session = URI.create(door + "&sid=" + opened.substring(9, opened.indexOf("\",\"upgrades")));
            http2.send(request(session).POST(BodyPublishers.ofString("40")).build(), BodyHandlers.ofString());
            http2.send(request(session).build(), BodyHandlers.ofString());

            CompletableFuture<HttpResponse<String>> poll =
                    http2.sendAsync(request(session).build(), BodyHandlers.ofString());
            while (server.room().waiting() == 0) {
                Thread.onSpinWait();
            }
            poll.cancel(true);
            http2.send(request(door).build(), BodyHandlers.ofString()); // behind the reset on the same connection
            post(server, "now");
            HttpResponse<String> next = http2.send(request(session).build(), BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_2, next.version());
            assertTrue(next.statusCode() == 400 || next.body().contains("\"text\":\"now\""), next::body);
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5));
    }

    @Test
    void aClientThatDoesNotPollCostsACursorUntilItsPongIsOverdue() {
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            String session = enteredByPolling(server, client);
            for (int i = 1; i <= 1_000; i++) {
                post(server, "t" + i);
            }
            assertEquals(0, server.room().waiting());
            timer.advance(Duration.ofSeconds(35));
            assertEquals(400, client.get(session).response().status());
        }
    }
}
