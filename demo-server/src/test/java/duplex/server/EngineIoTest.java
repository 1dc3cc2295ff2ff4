package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the Engine.IO protocol, version 4, against the endpoint that sends every message back. */
class EngineIoTest extends EngineIoCase {

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
}
