package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How long a session of Engine.IO lasts: heartbeats, and how it closes. */
class EngineIoTimeTest extends EngineIoCase {

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
}
