package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.Key;
import duplex.measure.browser.RecordingRelay;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds on every page whose messages arrive by themselves. */
@ExtendWith(InChromium.class)
class LivePagesTest {
    static final List<String> NAMES = Room.LIVE_PAGES;

    /** A page whose server is gone waits up to 15 s before it tries again, and a loaded machine restarts one slowly. */
    private static final Duration LONGER_THAN_ANY_WAIT = Duration.ofSeconds(40);

    private Room room;

    @BeforeEach
    void start() throws Exception {
        room = new Room(Room.LOOPBACK);
    }

    @AfterEach
    void stop() {
        room.close();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void anArrivingMessageLeavesPageFocusAndDraftAlone(String name, Chromium chromium) throws Exception {
        try (ChatPage page = ChatPage.open(chromium, name, room.url("/" + name))) {
            page.ask("window.marker = 'here'");
            page.send("민수", "첫 메시지");
            page.awaitMessage("첫 메시지");
            page.draft("아직 쓰는 ");
            room.say("끼어들기");
            page.awaitMessage("끼어들기");
            page.tab().type("중");
            assertEquals("here", page.ask("window.marker").asText());
            assertEquals("text", page.ask("document.activeElement.id").asText());
            assertEquals("아직 쓰는 중", page.ask("document.activeElement.value").asText());
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aComposingEnterNeitherSendsHalfASyllableNorSendsTwice(String name, Chromium chromium) throws Exception {
        try (ChatPage page = ChatPage.open(chromium, name, room.url("/" + name))) {
            page.enterName("민수");
            page.tab().focus("#text");
            page.tab().compose("ㅎ");
            page.tab().compose("하");
            page.tab().pressWhileComposing(Key.ENTER); // as input methods on Linux and Windows do
            page.tab().press(Key.ENTER); // as on macOS: Enter itself, marked as composing
            page.tab().compose("한");
            page.tab().press(Key.ENTER);
            page.tab().type("한");
            page.tab().press(Key.ENTER);
            page.awaitMessage("한");
            page.draft("끝");
            page.tab().press(Key.ENTER);
            page.awaitMessage("끝");
            assertEquals(List.of("한", "끝"), room.texts());
        }
    }

    /** The room of a restarted server is another one: what was said in between is lost, and the page says so. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void afterARestartThePageSaysThatMessagesMayBeMissingAndGoesOn(String name, Chromium chromium) throws Exception {
        try (ChatPage page = ChatPage.open(chromium, name, room.url("/" + name))) {
            room.say("이전");
            page.awaitMessage("이전");
            room.restart();
            page.tab().waitFor("document.querySelectorAll('#messages .gap').length === 1", LONGER_THAN_ANY_WAIT);
            page.awaitConnection();
            room.say("이후");
            page.awaitMessage("이후");
            page.send("민수", "다시 왔어요");
            page.awaitMessage("다시 왔어요");
            assertEquals(1, page.times("이전"));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aBrokenConnectionIsOpenedAgainAndNothingIsMissedOrShownTwice(String name, Chromium chromium) throws Exception {
        try (RecordingRelay relay = new RecordingRelay(InetAddress.getLoopbackAddress(), room.port());
                ChatPage page =
                        ChatPage.open(chromium, name, "http://" + Room.LOOPBACK + ":" + relay.port() + "/" + name)) {
            room.say("하나");
            page.awaitMessage("하나");
            relay.cut();
            room.say("둘");
            page.awaitMessage("둘");
            page.awaitMessage("하나");
            page.awaitConnection();
            assertEquals(0, page.ask("document.querySelectorAll('.gap').length").asInt());
        }
    }

    @Test
    void twoTabsShowTheSameAlsoWhenOneIsReloaded(Chromium chromium) throws Exception {
        try (ChatPage left = ChatPage.open(chromium, "websocket", room.url("/websocket"));
                ChatPage right = ChatPage.open(chromium, "websocket", room.url("/websocket"))) {
            left.send("민수", "왼쪽");
            right.awaitMessage("왼쪽");
            right.tab().reload();
            right.awaitConnection();
            right.send("영희", "오른쪽");
            left.awaitMessage("오른쪽");
            right.awaitMessage("오른쪽");
            String list = "[...document.querySelectorAll('#messages .text')].map(p => p.textContent)";
            assertEquals("[\"왼쪽\",\"오른쪽\"]", left.ask(list).toString());
            assertEquals(left.ask(list), right.ask(list));
        }
    }

    @Test
    void thePollingIntervalCanBeSet(Chromium chromium) throws Exception {
        try (ChatPage page = ChatPage.open(chromium, "short-polling", room.url("/short-polling"))) {
            room.say("처음"); // from here on polls have a cursor, and there is nothing to tell
            page.awaitMessage("처음");
            page.pollEvery(500);
            page.ask("performance.clearResourceTimings()");
            page.tab().waitFor("performance.getEntriesByType('resource').length >= 5");
            double between = page.ask("(() => { const starts = performance.getEntriesByType('resource')"
                            + ".map(entry => entry.startTime); return (starts[4] - starts[0]) / 4; })()")
                    .asDouble();
            assertTrue(between > 450 && between < 700, "polls every " + between + " ms");
        }
    }
}
