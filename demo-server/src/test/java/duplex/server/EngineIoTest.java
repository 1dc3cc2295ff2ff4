package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import duplex.transport.engineio.EngineIoOptions;
import duplex.transport.socketio.SocketIoOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the Engine.IO protocol, version 4, against the endpoint that sends every message back. */
class EngineIoTest {

    static final Duration INTERVAL = Duration.ofMillis(300);
    static final Duration TIMEOUT = Duration.ofMillis(200);

    /** As the published test suites want it. */
    static final SocketIoOptions TESTED = new SocketIoOptions(
            new EngineIoOptions(SocketIoOptions.PATH, INTERVAL, TIMEOUT, Optional.of("*")),
            Duration.ofSeconds(1),
            true);

    private static final String POLLING = "/engine.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/engine.io/?EIO=4&transport=websocket";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([A-Za-z0-9_-]+)\"");
    private static final Duration TICK = Duration.ofMillis(1);

    private final HeldTimer timer = new HeldTimer();
    private final DemoServer server = start(timer);
    private final List<RawClient> clients = new ArrayList<>();

    private static DemoServer start(HeldTimer timer) {
        try {
            return DemoServer.start(
                    RunningServer.options(RunningServer.WITHOUT_RATES).withSocketIo(TESTED), timer);
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        clients.forEach(RawClient::close);
        server.close();
    }

    private RawClient client() {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    /** The target of a session that a poll has opened. */
    private String open() {
        return POLLING + "&sid=" + sid(client().get(POLLING).response().content());
    }

    private static String sid(String handshake) {
        Matcher matcher = SID.matcher(handshake);
        assertTrue(matcher.find(), handshake);
        return matcher.group(1);
    }

    private Response post(String session, String payload) {
        return client().request("POST", session, "Content-Type: text/plain;charset=UTF-8\r\n", payload)
                .response();
    }

    private Response poll(String session) {
        return client().get(session).response();
    }

    private static void assertRefused(int code, Response response) {
        assertEquals(400, response.status(), response.toString());
        assertTrue(response.content().startsWith("{\"code\":" + code + ",\"message\":\""), response.content());
    }

    // ---- Handshake ----

    @Test
    void aPollOpensASessionAndIsToldItsTimings() {
        Response response = poll(POLLING);
        assertEquals(200, response.status());
        assertEquals(
                "text/plain;charset=utf-8",
                response.field("Content-Type")
                        .orElseThrow()
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", ""));
        assertEquals(
                "0{\"sid\":\"SID\",\"upgrades\":[\"websocket\"],\"pingInterval\":300,\"pingTimeout\":200,\"maxPayload\":1000000}",
                response.content().replace(sid(response.content()), "SID"));
    }

    @Test
    void aWebSocketOpensASessionThatHasNothingToUpgradeTo() {
        String handshake = client().openWebSocketAt(WEBSOCKET).frame().text();
        assertTrue(handshake.startsWith("0{\"sid\":"), handshake);
        assertTrue(handshake.contains("\"upgrades\":[],"), handshake);
    }

    @Test
    void noTwoSessionsHaveTheSameId() {
        assertNotEquals(open(), open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport=polling",
                "EIO=abc&transport=polling",
                "EIO=3&transport=polling",
                "EIO=&transport=polling"
            })
    void anyOtherVersionIsRefused(String query) {
        assertRefused(5, poll("/engine.io/?" + query));
        assertEquals(
                400,
                client().openingHandshake("/engine.io/?" + query.replace("polling", "websocket"))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=4", "EIO=4&transport=abc", "EIO=4&transport="})
    void anUnknownTransportIsRefused(String query) {
        assertRefused(0, poll("/engine.io/?" + query));
        assertEquals(400, client().openingHandshake("/engine.io/?" + query).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void aSessionIsOpenedWithGetOnly(String method) {
        assertRefused(2, client().request(method, POLLING, "", "").response());
    }

    @Test
    void anUnknownSessionIsRefused() {
        assertRefused(1, poll(POLLING + "&sid=abc"));
        assertRefused(1, poll(POLLING + "&sid="));
        assertRefused(1, post(POLLING + "&sid=abc", "4hello"));
        assertEquals(400, client().openingHandshake(WEBSOCKET + "&sid=abc").status());
    }

    /** A proxy that swallows Upgrade makes a plain GET of an opening handshake. */
    @Test
    void aSwallowedUpgradeIsRefusedAndLeavesTheSessionAlone() {
        String session = open();
        assertRefused(3, poll(session.replace("polling", "websocket")));
        post(session, "4still here");
        assertEquals("4still here", poll(session).content());
    }

    @Test
    void aClientMayLeaveTheSlashAtTheEndOut() {
        assertEquals(200, poll(POLLING.replace("/?", "?")).status());
        RawClient socket = client().openWebSocketAt(WEBSOCKET.replace("/?", "?"));
        assertTrue(socket.frame().text().startsWith("0{\"sid\":"));
    }

    // ---- Messages ----

    @ParameterizedTest
    @ValueSource(strings = {"4hello", "4", "4안녕 €", "4a\u001e4b\u001e4c", "4hello\u001ebAQIDBA==", "b"})
    void whatIsPostedComesBackByPolling(String payload) {
        String session = open();
        Response posted = post(session, payload);
        assertEquals("200 ok", posted.status() + " " + posted.content());
        assertEquals(payload, poll(session).content());
    }

    @Test
    void aHeldPollIsAnsweredAsSoonAsThereIsSomething() {
        String session = open();
        RawClient poller = client().get(session);
        post(session, "4now");
        assertEquals("4now", poller.response().content());
    }

    @Test
    void textAndBinaryComeBackByWebSocketEachInAMessageOfItsOwn() {
        RawClient client = client().openWebSocketAt(WEBSOCKET);
        client.frame();
        client.text("4안녕").frame(2, new byte[] {1, 2, 3, 4}).text("4bye");
        assertEquals(new Frame(1, "4안녕"), client.frame());
        assertEquals(new Frame(2, "\1\2\3\4"), client.frame());
        assertEquals(new Frame(1, "4bye"), client.frame());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "7", "4a\u001e", "\u001e4a", "b!", "bAQIDB", "0", "2", "5", "6"})
    void whatIsNoPacketOrNotAClientsClosesTheSession(String payload) {
        String session = open();
        assertRefused(3, post(session, payload));
        assertRefused(1, poll(session));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "7", "b!", "0", "2", "5", "6"})
    void whatIsNoPacketOrNotAClientsClosesAWebSocketSession(String packet) {
        RawClient socket = client().openWebSocketAt(WEBSOCKET);
        socket.frame();
        socket.text(packet);
        Frame close = socket.frame();
        assertEquals("8 1008", close.opcode() + " " + close.text().substring(0, 4));
    }

    @Test
    void anEmptyPostClosesTheSession() {
        String session = open();
        assertRefused(3, post(session, ""));
        assertRefused(1, poll(session));
    }

    @Test
    void aPostOverTheLimitIsRefusedAndClosesTheSession() {
        String session = open();
        RawClient client = client().send("POST " + session + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + (Limit.CONTENT_BYTES.standard() + 1) + "\r\n\r\n"); // it is refused before there is any content
        assertEquals(413, client.response().status());
        assertRefused(1, poll(session));
    }

    /** Whichever comes second. */
    @Test
    void twoPollsAtOnceCloseTheSession() {
        String session = open();
        RawClient one = client().get(session);
        RawClient other = client().get(session);
        Response first = one.response();
        Response second = other.response();
        assertEquals("1", (first.status() == 200 ? first : second).content());
        assertRefused(3, first.status() == 200 ? second : first);
        assertRefused(1, poll(session));
    }

    @Test
    void twoPostsAtOnceCloseTheSession() {
        String session = open();
        RawClient slow =
                client().send("POST " + session + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n4");
        Response second = post(session, "4a");
        while (second.status() == 200) { // the slow one's first bytes may come later
            second = post(session, "4a");
        }
        // Or they came while another was under way: then it is the slow one that came second.
        assertRefused(3, second.content().startsWith("{\"code\":1,") ? slow.response() : second);
        assertRefused(1, poll(session));
        slow.close();
    }

    /** Two of these may wait, in memory twice as large; with the third it is over a mebibyte. */
    @Test
    void whoAsksForMoreThanItFetchesIsCutOff() {
        String session = open();
        for (int i = 0; i < 3; i++) {
            assertEquals(200, post(session, "4" + "x".repeat(200_000)).status());
        }
        assertRefused(1, poll(session));
    }

    // ---- Heartbeat ----

    @Test
    void theServerPingsInIntervalsAndAPongKeepsTheSession() {
        String session = open();
        for (int i = 0; i < 3; i++) {
            timer.advance(INTERVAL);
            assertEquals("2", poll(session).content());
            timer.advance(TIMEOUT.minus(TICK));
            assertEquals("ok", post(session, "3").content());
        }
    }

    @Test
    void withoutAPongInTimeTheSessionIsClosed() {
        String session = open();
        timer.advance(INTERVAL.plus(TIMEOUT).minus(TICK));
        assertEquals("2", poll(session).content());
        timer.advance(TICK);
        assertRefused(1, post(session, "3"));
    }

    @Test
    void theServerPingsOnAWebSocketTooAndClosesItWithoutAPong() {
        RawClient client = client().openWebSocketAt(WEBSOCKET);
        client.frame();
        for (int i = 0; i < 3; i++) {
            timer.advance(INTERVAL);
            assertEquals("2", client.frame().text());
            client.text("3").text("4pong was read");
            assertEquals("4pong was read", client.frame().text());
        }
        timer.advance(INTERVAL);
        assertEquals("2", client.frame().text());
        timer.advance(TIMEOUT);
        assertEquals("1008 no pong in time", client.frame().text());
    }

    // ---- Close ----

    @Test
    void aClientClosesItsSessionWhichAnswersItsPoll() {
        String session = open();
        RawClient poller = client().get(session);
        assertEquals("ok", post(session, "1").content());
        assertEquals("6", poller.response().content());
        assertRefused(1, poll(session));
    }

    /** The two are on two connections: the poll may be on its way when the session closes. */
    @Test
    void aPollThatCrossesTheClosingPacketIsAnsweredOnceAndInOrder() {
        String session = open();
        assertEquals("ok", post(session, "1").content());
        assertEquals("6", poll(session).content());
        assertRefused(1, poll(session));
    }

    @Test
    void aClientClosesItsSessionOnAWebSocket() {
        RawClient client = client().openWebSocketAt(WEBSOCKET);
        client.frame();
        client.text("1");
        assertEquals("8 1000 ", client.frame().opcode() + " 1000 ");
    }

    // ---- Upgrade ----

    private RawClient tried(String session) {
        RawClient socket = client().openWebSocketAt(session.replace("polling", "websocket"));
        socket.text("2probe");
        assertEquals("3probe", socket.frame().text());
        return socket;
    }

    @Test
    void aSessionMovesToAWebSocketThatWorks() {
        String session = open();
        RawClient socket = tried(session);
        int waiting = timer.waiting();
        RawClient poller = client().get(session);
        while (timer.waiting() == waiting) { // until the poll is held, and the clock for it set
            Thread.onSpinWait();
        }
        timer.advance(Duration.ofMillis(100));
        assertEquals("6", poller.response().content());
        socket.text("5").text("4hello");
        assertEquals("4hello", socket.frame().text());
    }

    @Test
    void whatWaitedWhenTheUpgradeWasCompletedComesByWebSocket() {
        String session = open();
        RawClient socket = tried(session);
        post(session, "4one\u001e4two\u001ebAQ==");
        socket.text("5").text("4three");
        assertEquals("4one", socket.frame().text());
        assertEquals("4two", socket.frame().text());
        assertEquals(new Frame(2, "\1"), socket.frame());
        assertEquals("4three", socket.frame().text());
    }

    @Test
    void whileAWebSocketIsTriedPollsCarryTheSession() {
        String session = open();
        RawClient socket = tried(session);
        post(session, "4by polling");
        assertEquals("4by polling", poll(session).content());
        socket.text("5").text("4by websocket");
        assertEquals("4by websocket", socket.frame().text());
    }

    @Test
    void afterTheUpgradePollsAndPostsAreRefusedAndTheSessionGoesOn() {
        String session = open();
        RawClient socket = tried(session);
        socket.text("5").text("4upgraded");
        assertEquals("4upgraded", socket.frame().text());
        assertRefused(3, poll(session));
        assertRefused(3, post(session, "4late"));
        socket.text("4hello");
        assertEquals("4hello", socket.frame().text());
    }

    @Test
    void aSecondWebSocketOfASessionIsClosed() {
        String session = open();
        RawClient socket = tried(session);
        RawClient second = client().openWebSocketAt(session.replace("polling", "websocket"));
        assertTrue(second.frame().text().startsWith("1008 "));
        socket.text("5").text("4upgraded");
        assertEquals("4upgraded", socket.frame().text());
        RawClient third = client().openWebSocketAt(session.replace("polling", "websocket"));
        assertTrue(third.frame().text().startsWith("1008 "));
    }

    @ParameterizedTest
    @CsvSource({"5", "2", "4hello", "abc"})
    void aWebSocketThatDoesNotBeginWithTheProbeIsClosedAndPollsGoOn(String first) {
        String session = open();
        RawClient socket = client().openWebSocketAt(session.replace("polling", "websocket"));
        socket.text(first);
        assertTrue(socket.frame().text().startsWith("1008 "));
        post(session, "4still here");
        assertEquals("4still here", poll(session).content());
    }

    @Test
    void anUpgradeThatIsNotCompletedInTimeIsGivenUpAndPollsGoOn() {
        String session = open();
        RawClient socket = tried(session);
        timer.advance(TIMEOUT);
        assertEquals("1008 the upgrade was not completed", socket.frame().text());
        post(session, "4still here");
        assertEquals("4still here", poll(session).content());
    }

    @Test
    void aWebSocketThatIsLostWhileItIsTriedLeavesTheSessionAlone() {
        String session = open();
        RawClient socket = tried(session);
        socket.close();
        post(session, "4still here");
        assertEquals("4still here", poll(session).content());
    }

    // ---- Other people's pages ----

    @Test
    void aForeignPageGetsInWhereItWasAskedIn() {
        Response response = client().request("GET", POLLING, "Origin: https://school.example\r\n", "")
                .response();
        assertEquals(
                "200 *",
                response.status() + " "
                        + response.field("Access-Control-Allow-Origin").orElse("none"));
        Response withoutSlash = client().request(
                        "GET", POLLING.replace("/?", "?"), "Origin: https://school.example\r\n", "")
                .response();
        assertEquals(200, withoutSlash.status());
        Response elsewhere = client().request("GET", "/about", "Origin: https://school.example\r\n", "")
                .response();
        assertEquals(403, elsewhere.status());
    }

    @Test
    void aForeignPageStaysOutUnlessAskedIn() {
        try (DemoServer strict = RunningServer.start();
                RawClient client = new RawClient(strict.port())) {
            client.request("GET", "/socket.io/?EIO=4&transport=polling", "Origin: https://school.example\r\n", "");
            Response response = client.response();
            assertEquals(403, response.status());
            assertFalse(response.field("Access-Control-Allow-Origin").isPresent());
        }
    }

    @Test
    void aPreflightIsAnswered() {
        Response response = client().request(
                        "OPTIONS",
                        POLLING,
                        "Origin: https://school.example\r\nAccess-Control-Request-Method: POST\r\n",
                        "")
                .response();
        assertEquals(
                "204 GET, POST",
                response.status() + " "
                        + response.field("Access-Control-Allow-Methods").orElse(""));
    }

    /** A session that a poll has opened holds no connection, so that the limit on these does not bound it. */
    @Test
    void oneAddressOpensNoMoreSessionsThanConnections() throws StartFailedException {
        ServerOptions options = RunningServer.options(
                        RunningServer.WITHOUT_RATES.with(Limit.CONNECTIONS_PER_ADDRESS, 3))
                .withSocketIo(TESTED);
        try (DemoServer small = DemoServer.start(options, timer);
                RawClient client = new RawClient(small.port())) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, client.get(POLLING).response().status());
            }
            assertRefused(3, client.get(POLLING).response());
            timer.advance(INTERVAL);
            timer.advance(TIMEOUT);
            assertEquals(200, client.get(POLLING).response().status());
        }
    }

    @Test
    void aPayloadIsUtf8() {
        String session = open();
        RawClient client = client();
        client.send("POST " + session + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
        client.send("4\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(400, client.response().status());
    }
}
