package duplex.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.DemoServer;
import duplex.server.ServerOptions;
import duplex.server.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The everyday test of the pages: a small browser in this process drives three of them. The fourth, long polling, is
 * left to a real browser, since this one sends nothing else while a poll is held.
 */
class PagesInHtmlUnitTest {

    private static final String HARD = "안녕하세요 👋 <b>x</b> & \"quotes\"";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<WebClient> browsers = new ArrayList<>();
    private DemoServer server;

    @BeforeEach
    void start() throws StartFailedException {
        server = DemoServer.start(ServerOptions.standard("token"));
    }

    @AfterEach
    void stop() {
        browsers.forEach(WebClient::close);
        server.close();
    }

    @Test
    void everyPageShowsWhatTheOthersSay() throws IOException {
        HtmlPage polling = open("/short-polling");
        HtmlPage socket = open("/websocket");
        HtmlPage form = open("/form-post");

        say(polling, "민수", HARD + " 1");
        say(socket, "지영", HARD + " 2");
        say(form, "서연", HARD + " 3");

        for (String text : List.of(HARD + " 1", HARD + " 2", HARD + " 3")) {
            waitUntilShown(polling, text);
            waitUntilShown(socket, text);
        }
        assertEquals(shown(open("/form-post")), shown(socket), "all see the same order");
        assertEquals(shown(polling), shown(socket));
        assertEquals(List.of(), all(polling, "#outbox .text"), "nothing is left unacknowledged");
        assertEquals(List.of(), all(socket, "#outbox .text"));
    }

    @Test
    void theFormPageNeedsNoScript() throws IOException {
        HtmlPage form = open("/form-post", browser(false));

        HtmlPage after = say(form, "민수", HARD);

        assertEquals(List.of(HARD), shown(after));
        assertEquals("민수", input(after, "author").getValue(), "the name is remembered");
        assertEquals("", input(after, "text").getValue());
        assertEquals(List.of(HARD), shown((HtmlPage) after.refresh()), "a reload does not post again");
    }

    @Test
    void theFormPageSendsWithEnter() throws IOException {
        HtmlPage form = open("/form-post", browser(false));
        input(form, "author").setValue("민수");

        input(form, "text").type("안녕\n");

        assertEquals(List.of("안녕"), shown(open("/form-post")));
    }

    @Test
    void aRefusedFormComesBackWithWhatWasTyped() throws IOException {
        HtmlPage after = say(open("/form-post?lang=en", browser(false)), "민수", " ");

        assertEquals(400, after.getWebResponse().getStatusCode());
        assertTrue(element(after, "error").getTextContent().contains("text is empty"), after.asXml());
        assertEquals("민수", input(after, "author").getValue());
        assertEquals(" ", input(after, "text").getValue());
        assertTrue(after.getUrl().toString().endsWith("?lang=en"), "the language stays");
    }

    @Test
    void aRefusedDraftComesBackToItsInputAndIsNotSentAgain() throws IOException {
        for (String path : List.of("/short-polling", "/websocket")) {
            HtmlPage page = open(path);
            String tooLong = "가".repeat(2_000);

            say(page, "민수", tooLong);
            waitUntil(page, () -> input(page, "text").getValue().equals(tooLong));

            assertTrue(element(page, "error").getTextContent().contains("6,000 bytes"), page.asXml());
            say(page, "민수", "짧게 " + path);
            waitUntilShown(page, "짧게 " + path);
        }
        assertEquals(2, server.room().end().sequence());
    }

    @Test
    void aHalfTypedDraftSurvivesAnIncomingMessage() throws Exception {
        for (String path : List.of("/short-polling", "/websocket")) {
            HtmlPage page = open(path);
            input(page, "text").focus();
            input(page, "text").type("반쯤 쓴");

            server.announce("곧 시작합니다 " + path);
            waitUntilShown(page, "곧 시작합니다 " + path);

            assertEquals("반쯤 쓴", input(page, "text").getValue());
            assertEquals("text", page.getFocusedElement().getId());
            assertEquals("[Announcement]", all(page, ".announcement .prefix").get(0));
        }
    }

    @Test
    void theGreetingIsThereOnEveryPage() throws IOException {
        HtmlPage socket = open("/websocket?lang=ko");
        String greeting = Texts.in(Language.KO).get("welcome");

        waitUntil(socket, () -> element(socket, "welcome").getTextContent().equals(greeting));
        assertEquals(
                greeting, element(open("/short-polling?lang=ko"), "welcome").getTextContent());
        assertTrue(all(open("/form-post?lang=ko"), ".note").contains(greeting));
    }

    @Test
    void theIntervalOfShortPollingCanBeChosen() throws Exception {
        HtmlPage page = open("/short-polling");
        HtmlSelect interval = (HtmlSelect) element(page, "interval");

        assertEquals("1000", interval.getSelectedOptions().get(0).getValueAttribute());
        interval.setSelectedAttribute("250", true);
        server.announce("ready");
        waitUntilShown(page, "ready");
    }

    // ---- What a person does ----

    private HtmlPage open(String path) throws IOException {
        return open(path, browser(true));
    }

    private HtmlPage open(String path, WebClient browser) throws IOException {
        return browser.getPage(
                URI.create("http://127.0.0.1:" + server.port() + path).toURL());
    }

    private WebClient browser(boolean javaScript) {
        WebClient browser = new WebClient(BrowserVersion.CHROME);
        browser.getOptions().setJavaScriptEnabled(javaScript);
        browser.getOptions().setCssEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        browsers.add(browser);
        return browser;
    }

    private static HtmlPage say(HtmlPage page, String author, String text) throws IOException {
        input(page, "author").setValue(author);
        input(page, "text").setValue(text);
        return ((HtmlButton) element(page, "send")).click();
    }

    private static void waitUntilShown(HtmlPage page, String text) {
        waitUntil(page, () -> shown(page).contains(text));
        assertEquals(1, shown(page).stream().filter(text::equals).count(), "shown once");
    }

    /** Gives the page's own timers and sockets time, until it is so or patience ends. */
    private static void waitUntil(HtmlPage page, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "still not so on " + page.asXml());
            page.getWebClient().waitForBackgroundJavaScript(50);
        }
    }

    private static List<String> shown(HtmlPage page) {
        return all(page, "#messages .text");
    }

    private static List<String> all(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(DomNode::getTextContent)
                .toList();
    }

    private static HtmlInput input(HtmlPage page, String id) {
        return (HtmlInput) element(page, id);
    }

    private static DomElement element(HtmlPage page, String id) {
        return page.getElementById(id);
    }
}
