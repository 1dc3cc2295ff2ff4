package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.browser.BrowserException;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import duplex.wire.link.Conditions;
import duplex.wire.link.Ending;
import duplex.wire.link.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that only reads, and whose connection dies without a FIN: a black hole in the network, and a clock held. */
@ExtendWith(InChromium.class)
class SilentDeathTest {

    /** Timers that fire, and a time of day that goes on, only when a test says {@code advance(milliseconds)}. */
    private static final String HELD_CLOCK = """
            (() => {
              const start = Date.now();
              const waiting = new Map();
              let now = 0;
              let last = 0;
              Date.now = () => start + now;
              window.setTimeout = (run, delay = 0) => {
                last += 1;
                waiting.set(last, {at: now + delay, run});
                return last;
              };
              window.clearTimeout = id => { waiting.delete(id); };
              window.advance = step => {
                const until = now + step;
                for (;;) {
                  const due = [...waiting].filter(([id, one]) => one.at <= until).sort((a, b) => a[1].at - b[1].at)[0];
                  if (due === undefined) break;
                  waiting.delete(due[0]);
                  now = Math.max(now, due[1].at);
                  due[1].run();
                }
                now = until;
              };
            })()
            """;

    /** Asks, and resolves to what comes back. */
    private static final String HEARD_AFTER =
            "new Promise(heard => { socket.addEventListener('message', e => heard(e.data), {once: true}); %s; })";

    private static final String HEARTBEAT = "{\"kind\":\"heartbeat\"}";
    private static final String ONLINE = "window.dispatchEvent(new Event('online'))";
    private static final String LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))";

    private Room room;
    private Link link;
    private ChromiumTab tab;

    @BeforeEach
    void start(Chromium chromium) throws Exception {
        room = new Room(Room.LOOPBACK);
        link = Link.to(room.port());
        tab = chromium.open("about:blank");
        tab.runFirst(HELD_CLOCK);
    }

    @AfterEach
    void stop() throws Exception {
        tab.close();
        link.close();
        room.close();
    }

    private void open(String name) throws BrowserException {
        tab.navigate("http://" + Room.LOOPBACK + ":" + link.port() + "/" + name);
        awaitState("open");
    }

    private void awaitState(String state) throws BrowserException {
        tab.waitFor("document.querySelector('#state').dataset.state === '" + state + "'");
    }

    private String state() throws BrowserException {
        return tab.evaluate("document.querySelector('#state').dataset.state").asText();
    }

    private void awaitMessages(String texts) throws BrowserException {
        tab.waitFor(
                "[...document.querySelectorAll('#messages .text')].map(p => p.textContent).join() === '" + texts + "'");
        assertEquals(0, tab.evaluate("document.querySelectorAll('.gap').length").asInt());
    }

    /** The network is well again, and knows nothing of connections from before; then time goes on until the next try. */
    private void recover() throws BrowserException {
        link.connections().forEach(connection -> connection.end(Ending.RST));
        link.set(Conditions.CLEAR);
        tab.evaluate("advance(10000)");
    }

    /**
     * Nobody writes; the network swallows everything, then is well again.
     *
     * @param silence how long a dead connection stays unnoticed: WebSocket asks after 60 s and waits 10 s, an event stream
     *     is older than any can be after 330 s, and Socket.IO's library waits for a ping every 25 s, 10 s longer
     */
    @ParameterizedTest
    @CsvSource({"websocket, 70000", "server-sent-events, 330000", "socket-io, 35000"})
    void whoOnlyReadsNoticesItAndMissesNothing(String name, int silence) throws Exception {
        open(name);
        room.say("들려요");
        awaitMessages("들려요");
        link.set(Conditions.BLACK_HOLE);
        room.say("안 들려요");
        tab.evaluate("advance(" + (silence - 1) + ")");
        assertEquals("open", state(), "so much silence says nothing yet");
        tab.evaluate("advance(1)");
        assertEquals("reconnecting", state());
        recover();
        awaitMessages("들려요,안 들려요");
        awaitState("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "server-sent-events"})
    void backOnANetworkThePageDoesNotTrustWhatWasOpenBefore(String name) throws Exception {
        open(name);
        link.set(Conditions.BLACK_HOLE);
        room.say("안 들려요");
        tab.evaluate(ONLINE);
        assertEquals("reconnecting", state());
        recover();
        awaitMessages("안 들려요");
        awaitState("open");
    }

    @Test
    void aWebSocketThatIsOnlyQuietIsAskedOnceAMinuteAndKept() throws Exception {
        open("websocket");
        tab.evaluate("window.first = socket");
        assertEquals(
                HEARTBEAT, tab.evaluate(HEARD_AFTER.formatted("advance(60000)")).asText());
        assertEquals(
                HEARTBEAT, tab.evaluate(HEARD_AFTER.formatted("advance(60000)")).asText());
        tab.evaluate("advance(59999)");
        assertTrue(tab.evaluate("socket === first && socket.readyState === WebSocket.OPEN")
                .asBoolean());
        assertEquals("open", state());
    }

    @Test
    void aWebSocketIsAskedAtOnceWhenItsPageIsLookedAtAgain() throws Exception {
        open("websocket");
        assertEquals(HEARTBEAT, tab.evaluate(HEARD_AFTER.formatted(LOOKED_AT)).asText());
        link.set(Conditions.BLACK_HOLE);
        tab.evaluate(LOOKED_AT);
        tab.evaluate("advance(10000)");
        assertEquals("reconnecting", state());
    }

    @Test
    void anEventStreamIsOpenedAnewWhenItsPageIsLookedAtAgainAfterAMinute() throws Exception {
        open("server-sent-events");
        tab.evaluate("window.first = source");
        tab.evaluate("advance(60000)");
        tab.evaluate(LOOKED_AT);
        assertTrue(tab.evaluate("source === first").asBoolean(), "nothing is spent on a glance");
        tab.evaluate("advance(1)");
        tab.evaluate(LOOKED_AT);
        assertTrue(tab.evaluate("source !== first").asBoolean());
        awaitState("open");
    }

    @Test
    void anEventStreamThatNeverBeginsIsAskedForAgain() throws Exception {
        open("server-sent-events");
        link.set(Conditions.BLACK_HOLE);
        tab.evaluate(ONLINE);
        tab.evaluate("window.second = source; advance(10000)");
        assertTrue(tab.evaluate("source !== second").asBoolean());
    }
}
