package duplex.measure.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ChromiumTest {
    private static final String PAGE = """
            <title>Tiny</title>
            <form><input id=field name=field><button id=go>Go</button></form>
            <output id=late></output>
            <script>
              var seen = [];
              field.addEventListener('keydown', e => seen.push(e.key + (e.isComposing ? '*' : '')));
              setTimeout(() => late.textContent = 'here', 50);
            </script>
            """;

    private Chromium chromium;
    private TinySite site;
    private ChromiumTab tab;

    @BeforeAll
    void start() throws IOException {
        chromium = Chromium.start(BrowserAtHand.orNotRun(Chromium.find(), "Chromium"));
        site = new TinySite(PAGE);
    }

    @AfterAll
    void stop() throws IOException {
        if (site != null) site.close();
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void open() throws BrowserException {
        tab = chromium.open(site.url("/"));
    }

    @AfterEach
    void close() throws BrowserException {
        tab.close();
    }

    @Test
    void anExpressionIsReturnedByValueAndPromisesAreAwaited() throws BrowserException {
        assertEquals("Tiny", tab.evaluate("document.title").asText());
        assertEquals(
                "{\"a\":[1,2]}", tab.evaluate("Promise.resolve({a: [1, 2]})").toString());
    }

    @Test
    void aScriptThatThrowsIsQuoted() {
        BrowserException thrown =
                assertThrows(BrowserException.class, () -> tab.evaluate("(() => { throw new Error('burnt') })()"));
        assertTrue(thrown.toString().contains("burnt"), thrown.toString());
    }

    @Test
    void waitingEndsWhenTheConditionComesTrueAndSaysWhenItDoesNot() throws BrowserException {
        tab.waitFor("late.textContent === 'here'");
        BrowserException thrown =
                assertThrows(BrowserException.class, () -> tab.waitFor("nowhere.value === 1", Duration.ofMillis(50)));
        assertTrue(thrown.toString().contains("nowhere is not defined"), thrown.toString());
    }

    @Test
    void waitingGoesOnInTheNextPage() throws BrowserException {
        tab.evaluate("setTimeout(() => location = '/next', 30), 0");
        tab.waitFor("location.pathname === '/next'");
    }

    @Test
    void enterSubmitsAndTheLoadThatFollowsIsAwaited() throws BrowserException {
        tab.focus("#field");
        tab.type("안녕 👋");
        tab.awaitLoad(() -> tab.press(Key.ENTER));
        assertEquals(
                "안녕 👋",
                tab.evaluate("new URLSearchParams(location.search).get('field')")
                        .asText());
    }

    @Test
    void aClickPressesTheButton() throws BrowserException {
        tab.awaitLoad(() -> tab.click("#go"));
        assertEquals("?field=", tab.evaluate("location.search").asText());
    }

    @Test
    void aSyllableCanBeComposed() throws BrowserException {
        tab.focus("#field");
        tab.compose("하");
        tab.compose("한");
        tab.pressWhileComposing(Key.ENTER);
        assertEquals("한", tab.evaluate("field.value").asText());
        tab.type("한");
        tab.press(Key.TAB);
        assertEquals("한", tab.evaluate("field.value").asText());
        assertEquals("[\"Process*\",\"Tab\"]", tab.evaluate("seen").toString());
    }

    @Test
    void scriptsCanBeDisabled() throws BrowserException {
        tab.disableScripts(true);
        tab.reload();
        assertEquals("undefined", tab.evaluate("typeof seen").asText());
    }

    @Test
    void thePageBelievesItsViewportAndItsMedia() throws BrowserException {
        tab.resize(360, 740, true);
        tab.setMedia("prefers-color-scheme", "dark");
        tab.reload();
        assertEquals(
                360,
                tab.evaluate("document.documentElement.clientHeight && screen.width")
                        .asInt());
        assertTrue(tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
                .asBoolean());
    }

    @Test
    void complaintsAndRequestsAreLogged() throws BrowserException {
        assertEquals(List.of(), tab.log().errors());
        assertTrue(tab.log().requests().contains(site.url("/")));
        tab.evaluate("(console.error('wrong'), fetch('/more').then(answer => answer.status))");
        assertTrue(tab.log().errors().toString().contains("wrong"));
        assertTrue(tab.log().requests().contains(site.url("/more")));
    }

    @Test
    void aScreenshotIsAPng(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shot.png");
        tab.screenshot(file);
        assertEquals('P', Files.readAllBytes(file)[1]);
    }

    @Test
    void tabsApartShareNoCookies() throws BrowserException {
        tab.evaluate("document.cookie = 'name=value'");
        try (ChromiumTab together = chromium.open(site.url("/"));
                ChromiumTab apart = chromium.openApart(site.url("/"))) {
            assertEquals("name=value", together.evaluate("document.cookie").asText());
            assertEquals("", apart.evaluate("document.cookie").asText());
        }
    }

    @Test
    void anAddressThatDoesNotAnswerIsSaid() {
        BrowserException thrown = assertThrows(BrowserException.class, () -> tab.navigate("http://127.0.0.1:1/"));
        assertTrue(thrown.toString().contains("ERR_"), thrown.toString());
    }

    @Test
    void closingEndsEveryProcessAndDeletesTheProfile() throws IOException {
        Path executable = BrowserAtHand.orNotRun(Chromium.find(), "Chromium");
        BrowserProcess process;
        List<ProcessHandle> tree;
        Path profile;
        try (Chromium another = Chromium.start(executable)) {
            process = another.process();
            tree = process.tree();
            profile = process.profile();
            assertTrue(Files.isDirectory(profile));
        }
        assertTrue(tree.stream().noneMatch(ProcessHandle::isAlive), tree::toString);
        assertFalse(Files.exists(profile));
    }
}
