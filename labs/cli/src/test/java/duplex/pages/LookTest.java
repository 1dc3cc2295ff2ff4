package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page in both languages, on a phone and in the dark. */
@ExtendWith(InChromium.class)
class LookTest {
    private static final List<String> PATHS = Stream.concat(
                    Stream.of("/"), Room.PAGES.stream().map(name -> "/" + name))
            .toList();

    /** How many pixels of the links between the pages can only be reached by scrolling sideways. */
    private static final String CUT_OFF =
            "(nav => nav.scrollWidth - nav.clientWidth)(document.querySelector('header nav'))";

    private Room room;
    private ChromiumTab tab;

    @BeforeEach
    void open(Chromium chromium) throws Exception {
        room = new Room(Room.LOOPBACK);
        room.say("띄어쓰기없이".repeat(200));
        room.say("W".repeat(1_000));
        room.announce("곧 시작합니다");
        tab = chromium.open("about:blank");
    }

    @AfterEach
    void close() throws Exception {
        tab.close();
        room.close();
    }

    @Test
    void everyPageIsRenderedInTheLanguageThatIsAskedFor() throws Exception {
        for (String path : PATHS) {
            tab.setLanguage("ko-KR,ko;q=0.9,en;q=0.5");
            tab.navigate(room.url(path));
            assertEquals("ko", tab.evaluate("document.documentElement.lang").asText(), path);
            assertTrue(words().matches("(?s).*[가-힣]{2}.*"), path);
            tab.navigate(room.url(path + "?lang=en"));
            assertEquals("en", tab.evaluate("document.documentElement.lang").asText(), path);
            assertFalse(words().matches("(?s).*[가-힣].*"), () -> path + " has Korean in its English words");
        }
    }

    /** The page's own words, without what people wrote and without the name of the other language. */
    private String words() throws Exception {
        return tab.evaluate("""
                        (() => {
                          const copy = document.body.cloneNode(true);
                          copy.querySelectorAll('#messages, .language').forEach(element => element.remove());
                          return document.title + ' ' + copy.textContent;
                        })()
                        """).asText();
    }

    @Test
    void anAnnouncementIsMarkedInTheLanguageOfThePage() throws Exception {
        for (String name : Room.PAGES) {
            for (String expected : List.of("ko [공지사항]", "en [Announcement]")) {
                String[] langAndPrefix = expected.split(" ", 2);
                tab.navigate(room.url("/" + name + "?lang=" + langAndPrefix[0]));
                tab.waitFor("document.querySelector('.announcement .text').textContent === '곧 시작합니다'");
                assertEquals(
                        langAndPrefix[1],
                        tab.evaluate("document.querySelector('.announcement .prefix').textContent")
                                .asText(),
                        name);
            }
        }
    }

    @Test
    void nothingStandsOutOfAScreenOf360Pixels() throws Exception {
        tab.resize(360, 740, true);
        for (String path : PATHS) {
            for (String lang : List.of("ko", "en")) {
                tab.navigate(room.url(path + "?lang=" + lang));
                if (!path.equals("/")) tab.waitFor("document.querySelectorAll('#messages > li').length === 3");
                assertEquals(
                        360,
                        tab.evaluate("Math.max(innerWidth, document.documentElement.scrollWidth)")
                                .asInt(),
                        path + " " + lang);
                assertEquals(0, tab.evaluate(CUT_OFF).asInt(), path + " " + lang + ": the navigation is cut off");
            }
        }
    }

    @Test
    void theDarkIsDark() throws Exception {
        String background = "getComputedStyle(document.documentElement).backgroundColor"
                + " + getComputedStyle(document.body).backgroundColor";
        for (String path : PATHS) {
            tab.setMedia("prefers-color-scheme", "light");
            tab.navigate(room.url(path));
            String light = tab.evaluate(background).asText();
            tab.setMedia("prefers-color-scheme", "dark");
            assertNotEquals(light, tab.evaluate(background).asText(), path);
        }
    }

    @Test
    void noPageComplainsOrAsksAnybodyElse() throws Exception {
        for (String path : PATHS) {
            tab.navigate(room.url(path));
            if (!path.equals("/")) tab.waitFor("document.querySelectorAll('#messages > li').length === 3");
        }
        assertEquals(List.of(), tab.log().errors());
        String here = room.url("/").replace("http://", "");
        List<String> elsewhere = tab.log().requests().stream()
                .filter(url -> !url.startsWith("http://" + here) && !url.startsWith("ws://" + here))
                .filter(url -> !url.equals("about:blank") && !url.startsWith("data:"))
                .toList();
        assertEquals(List.of(), elsewhere);
    }
}
