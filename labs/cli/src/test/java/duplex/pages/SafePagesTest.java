package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Text is text: whatever is said, by whatever way, it is shown word for word and nothing of it runs. */
@ExtendWith(InChromium.class)
class SafePagesTest {

    /** Also catches what a browser calls by itself. */
    private static final String MARKER = "window.hits = 0; window.hit = window.alert = () => { window.hits++; };"
            + "window.violations = [];"
            + "addEventListener('securitypolicyviolation', e => violations.push(e.effectiveDirective));";

    private static final String TEXTS = "[...document.querySelectorAll('#messages .text')].map(p => p.textContent)";
    private static final int ON_THE_FORM_PAGE = 50;

    @Test
    void hostileTextsThroughEveryTransportRunNowhereAndAreShownWordForWord(Chromium chromium) throws Exception {
        List<ChatPage> pages = new ArrayList<>();
        try (Room room = new Room(Room.LOOPBACK)) {
            for (String name : Room.PAGES) {
                ChatPage page = ChatPage.open(chromium, name, room.url("/" + name));
                page.tab().runFirst(MARKER);
                page.tab().reload();
                page.awaitConnection();
                if (name.equals("short-polling")) {
                    page.pollEvery(250);
                }
                pages.add(page);
            }
            for (ChatPage page : pages) {
                int before = room.texts().size();
                sayAll(page);
                long deadline = System.nanoTime() + 30_000_000_000L;
                while (room.texts().size() < before + HostileTexts.ALL.size()) {
                    assertTrue(System.nanoTime() < deadline, page.name() + " delivers them all");
                    Thread.onSpinWait();
                }
            }
            List<String> said = room.texts();
            for (String text : HostileTexts.ALL) {
                assertEquals(pages.size(), Collections.frequency(said, text), text);
            }
            for (ChatPage page : pages) {
                assertEquals(0, page.ask("window.hits").asInt(), page.name());
                if (page.isLive()) {
                    page.tab().waitFor(TEXTS + ".length === " + said.size());
                    assertEquals(said, texts(page.ask(TEXTS)), page.name());
                } else {
                    page.tab().reload();
                    List<String> newest = said.subList(said.size() - ON_THE_FORM_PAGE, said.size());
                    assertEquals(
                            newest.stream().map(SafePagesTest::asHtmlShowsIt).toList(), texts(page.ask(TEXTS)));
                }
                assertEquals(0, page.ask("window.hits").asInt(), page.name());
                assertEquals("[]", page.ask("window.violations").toString(), page.name());
            }
        } finally {
            for (ChatPage page : pages) page.close();
        }
    }

    /**
     * An HTML parser turns CR and CR LF into LF, before anything else (WHATWG HTML, section 13.2.3.5), and knows no NUL.
     */
    private static String asHtmlShowsIt(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD');
    }

    private static void sayAll(ChatPage page) throws Exception {
        String drafts = HostileTexts.ALL.stream()
                .map(text -> "{author: 'a' + " + TextNode.valueOf(author(text)) + ", text: " + TextNode.valueOf(text)
                        + ", id: crypto.randomUUID()}")
                .toList()
                .toString();
        page.ask(
                switch (page.name()) {
                    case "form-post" ->
                        "(async () => { for (const draft of " + drafts
                                + ") await fetch('/form-post', {method: 'POST', body: new URLSearchParams(draft)}); })()";
                    case "websocket" -> drafts + ".forEach(draft => socket.send(JSON.stringify(draft)))";
                    case "socket-io" -> drafts + ".forEach(draft => socket.emit('message', draft, () => {}))";
                    default ->
                        drafts + ".forEach(draft => fetch(url, {method: 'POST', body: JSON.stringify(draft),"
                                + " headers: {'Content-Type': 'application/json'}}))";
                });
    }

    /** A name is 64 bytes at most. */
    private static String author(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void noPageBreaksItsOwnPolicyAndWhatIsInjectedDoesNotRun(Chromium chromium) throws Exception {
        try (Room room = new Room(Room.LOOPBACK);
                ChromiumTab tab = chromium.open("about:blank")) {
            tab.runFirst(MARKER);
            List<String> paths = Stream.concat(
                            Room.PAGES.stream().map(name -> "/" + name),
                            Stream.of("/", "/slides/", "/slides/notes.html"))
                    .toList();
            for (String path : paths) {
                tab.navigate(room.url(path));
                assertEquals("[]", tab.evaluate("violations").toString(), path);
                assertEquals(List.of(), tab.log().errors(), path);

                tab.evaluate("""
                        (() => {
                          const script = document.createElement('script');
                          script.textContent = 'hit()';
                          document.body.append(script);
                          const holder = document.createElement('div');
                          holder.innerHTML = '<img src=/favicon.svg onload=hit()><p style="color:red">x</p>';
                          document.body.append(holder);
                          const link = document.createElement('a');
                          link.href = 'javascript:hit()';
                          document.body.append(link);
                          link.click();
                          const far = document.createElement('script');
                          far.src = 'data:text/javascript,hit()';
                          document.body.append(far);
                        })()
                        """);
                tab.waitFor("['script-src-elem', 'script-src-attr', 'style-src-attr']"
                        + ".every(directive => violations.includes(directive))");
                assertEquals(0, tab.evaluate("hits").asInt(), path);
                tab.log().clear();
            }
        }
    }
}
