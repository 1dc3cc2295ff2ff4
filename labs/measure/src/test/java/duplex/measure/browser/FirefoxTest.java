package duplex.measure.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FirefoxTest {

    @Test
    void firefoxNavigatesTypesAndEvaluates() throws IOException {
        try (TinySite site = new TinySite("<form><input id=field name=field></form>");
                Firefox firefox = Firefox.start(BrowserAtHand.orNotRun(Firefox.find(), "Firefox"));
                FirefoxTab tab = firefox.open(site.url("/first"))) {
            assertTrue(firefox.version().startsWith("Firefox/"), firefox.version());
            assertEquals(
                    "{\"path\":\"/first\"}",
                    tab.evaluate("Promise.resolve({path: location.pathname})").toString());
            tab.focus("#field");
            tab.type("안녕 👋");
            tab.awaitLoad(() -> tab.press(Key.ENTER));
            tab.waitFor("location.search.includes('%F0%9F%91%8B')");
            assertThrows(BrowserException.class, () -> tab.evaluate("nowhere.value"));
        }
    }
}
