package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.transport.Limit;
import duplex.transport.Limits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.htmlunit.BrowserVersion;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.WebConnectionWrapper;
import org.junit.jupiter.api.Test;

/** What the pages that send by HTTP do with an answer that says: not now. */
class SentAgainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The status codes of the answers to posts, in order. */
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    @Test
    void aDraftThatCameTooSoonIsSentAgainAndItsAuthorNeedNotKnow() throws IOException {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(Limits.STANDARD.with(Limit.MESSAGES_PER_SECOND, 1), timer);
                WebClient browser = browser()) {
            HtmlPage page = browser.getPage(URI.create("http://127.0.0.1:" + server.port() + "/short-polling")
                    .toURL());
            say(page, "하나");
            say(page, "둘");
            waitUntil(page, () -> answers.contains(429));

            assertTrue(texts(page, "#outbox .text").contains("둘"), "it is still on its way");
            assertEquals("", page.getElementById("error").getTextContent());
            assertEquals("", ((HtmlInput) page.getElementById("text")).getValue());

            timer.advance(Duration.ofSeconds(1));
            waitUntil(page, () -> texts(page, "#messages .text").equals(List.of("하나", "둘")));
            assertEquals(201, answers.get(answers.size() - 1));
            assertEquals(2, server.room().end().sequence());
        }
    }

    private WebClient browser() {
        WebClient browser = new WebClient(BrowserVersion.CHROME);
        browser.getOptions().setCssEnabled(false);
        browser.setWebConnection(new WebConnectionWrapper(browser) {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                WebResponse response = super.getResponse(request);
                if (request.getHttpMethod() == HttpMethod.POST) {
                    answers.add(response.getStatusCode());
                }
                return response;
            }
        });
        return browser;
    }

    private static void say(HtmlPage page, String text) throws IOException {
        ((HtmlInput) page.getElementById("author")).setValue("민수");
        ((HtmlInput) page.getElementById("text")).setValue(text);
        page.getElementById("send").click();
    }

    private static List<String> texts(HtmlPage page, String selector) {
        return page.querySelectorAll(selector).stream()
                .map(DomNode::getTextContent)
                .toList();
    }

    private static void waitUntil(HtmlPage page, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "still not so on " + page.asXml());
            page.getWebClient().waitForBackgroundJavaScript(50);
        }
    }
}
