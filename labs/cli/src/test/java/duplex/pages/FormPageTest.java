package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.Key;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way in that a browser from 1996 would know. */
@ExtendWith(InChromium.class)
class FormPageTest {
    private Room room;
    private ChatPage page;

    @BeforeEach
    void open(Chromium chromium) throws Exception {
        room = new Room(Room.LOOPBACK);
        page = ChatPage.open(chromium, "form-post", room.url("/form-post"));
    }

    @AfterEach
    void close() throws Exception {
        page.close();
        room.close();
    }

    @Test
    void postingNavigates() throws Exception {
        page.ask("window.marker = 'here'");
        page.send("민수", "안녕");
        assertEquals("undefined", page.ask("typeof window.marker").asText());
        assertEquals(room.url("/form-post"), page.ask("location.href").asText());
    }

    @Test
    void itWorksWithJavaScriptDisabled() throws Exception {
        page.tab().disableScripts(true);
        page.tab().reload();
        page.send("민수", "안녕 <b>x</b>");
        assertEquals(1, page.times("안녕 <b>x</b>"));
        assertEquals(List.of("안녕 <b>x</b>"), room.texts());
    }

    @Test
    void reloadingDoesNotPostAgain() throws Exception {
        page.send("민수", "한 번");
        page.tab().reload();
        page.tab().reload();
        assertEquals(1, page.times("한 번"));
        assertEquals(List.of("한 번"), room.texts());
    }

    @Test
    void theNameIsRememberedAndTheNextMessageHasAnIdOfItsOwn() throws Exception {
        page.send("민수", "하나");
        assertEquals("민수", page.ask("document.querySelector('#author').value").asText());
        page.draft("둘");
        page.tab().awaitLoad(() -> page.tab().press(Key.ENTER));
        assertEquals(List.of("하나", "둘"), room.texts());
    }

    @Test
    void othersAppearOnlyAfterAReload() throws Exception {
        room.say("언제 보여요?");
        assertEquals(0, page.times("언제 보여요?"));
        page.awaitMessage("언제 보여요?");
    }

    @Test
    void theKeyThatEndsASyllableDoesNotSend() throws Exception {
        page.enterName("민수");
        page.tab().focus("#text");
        page.tab().compose("한");
        page.tab().pressWhileComposing(Key.ENTER);
        page.tab().type("한");
        page.tab().awaitLoad(() -> page.tab().press(Key.ENTER));
        assertEquals(List.of("한"), room.texts());
    }

    @Test
    void theFormIsSentAsUtf8(Chromium chromium) throws Exception {
        page.send("민수", "유니코드 👋");
        assertFalse(room.texts().isEmpty());
        assertEquals("유니코드 👋", room.texts().get(0));
    }
}
