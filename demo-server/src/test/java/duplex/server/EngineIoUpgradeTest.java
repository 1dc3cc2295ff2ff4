package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session of Engine.IO moves from polls to a WebSocket, when one works, and loses nothing by trying. */
class EngineIoUpgradeTest extends EngineIoCase {

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
}
