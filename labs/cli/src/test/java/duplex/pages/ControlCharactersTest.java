package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Characters that no key types, in names and in texts: they arrive, and do nothing. */
@ExtendWith(InChromium.class)
class ControlCharactersTest {

    /** U+0000 to U+001F, delete, and the first of the C1 controls. */
    private static final String CONTROLS = IntStream.concat(IntStream.range(0, 0x20), IntStream.of(0x7F, 0x80, 0x85))
            .mapToObj(Character::toString)
            .collect(Collectors.joining("", "<", ">"));

    /** In HTML there is no NUL and, in a text, no CR (WHATWG HTML, section 13.2.3.5): what stands for them is shown. */
    private static final String CONTROLS_IN_HTML =
            CONTROLS.replace('\0', '\uFFFD').replace('\r', '\n');

    /** One that the server renders, and one that its script does. */
    private static final List<String> PAGES = List.of("form-post", "websocket");

    private static final String RIGHT_TO_LEFT = "\u202Ecba";

    @Test
    void theyAreShownWhereTheyStandInNamesAndTexts(Chromium chromium) throws Exception {
        try (Room room = new Room(Room.LOOPBACK);
                ChromiumTab tab = chromium.open("about:blank")) {
            room.say(CONTROLS, CONTROLS);
            for (String name : PAGES) {
                tab.navigate(room.url("/" + name));
                tab.waitFor("document.querySelector('#messages .text')");
                String expected = name.equals("form-post") ? CONTROLS_IN_HTML : CONTROLS;
                assertEquals(
                        expected,
                        tab.evaluate("document.querySelector('#messages .text').textContent")
                                .asText(),
                        name);
                assertEquals(
                        expected,
                        tab.evaluate("document.querySelector('#messages .author').textContent")
                                .asText(),
                        name);
            }
        }
    }

    @Test
    void aNameWrittenBackwardsTurnsNothingButItself(Chromium chromium) throws Exception {
        try (Room room = new Room(Room.LOOPBACK);
                ChromiumTab tab = chromium.open("about:blank")) {
            room.say(RIGHT_TO_LEFT, RIGHT_TO_LEFT);
            for (String name : PAGES) {
                tab.navigate(room.url("/" + name));
                tab.waitFor("document.querySelector('#messages time')");
                assertTrue(
                        tab.evaluate(
                                        "document.querySelector('#messages time').getBoundingClientRect().left"
                                                + " >= document.querySelector('#messages .author').getBoundingClientRect().right")
                                .asBoolean(),
                        name + ": the time stands after the name");
            }
        }
    }
}
