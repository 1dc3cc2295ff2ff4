package duplex.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import duplex.measure.browser.BrowserException;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import duplex.measure.browser.Key;

/** One of the pages in a tab, and what a person does there. */
final class ChatPage implements AutoCloseable {
    /** Counts the messages with exactly this text and no element in it. */
    private static final String SHOWN = "[...document.querySelectorAll('#messages .text')]"
            + ".filter(p => p.textContent === %s && p.children.length === 0).length";

    private final String name;
    private final ChromiumTab tab;

    private ChatPage(String name, ChromiumTab tab) {
        this.name = name;
        this.tab = tab;
    }

    /** Opens a page, and waits until it has its connection; short polling asks as often as it can, to save our time. */
    static ChatPage open(Chromium chromium, String name, String url) throws BrowserException {
        ChatPage page = new ChatPage(name, chromium.open(url));
        page.awaitConnection();
        if (name.equals("short-polling")) page.pollEvery(250);
        return page;
    }

    void pollEvery(int millis) throws BrowserException {
        tab.evaluate("""
                (() => {
                  const interval = document.querySelector('#interval');
                  interval.value = '%d';
                  interval.dispatchEvent(new Event('change'));
                })()
                """.formatted(millis));
    }

    void awaitConnection() throws BrowserException {
        if (isLive()) tab.waitFor("document.querySelector('#state').dataset.state === 'open'");
    }

    ChromiumTab tab() {
        return tab;
    }

    String name() {
        return name;
    }

    /** Whether messages appear by themselves. */
    boolean isLive() {
        return !name.equals("form-post");
    }

    void enterName(String author) throws BrowserException {
        tab.evaluate("document.querySelector('#author').value = ''");
        tab.focus("#author");
        tab.type(author);
    }

    /** Types into the field for messages, after what it holds. */
    void draft(String text) throws BrowserException {
        tab.focus("#text");
        tab.type(text);
    }

    /** Writes a message and sends it with Enter. */
    void send(String author, String text) throws BrowserException {
        enterName(author);
        draft(text);
        if (isLive()) tab.press(Key.ENTER);
        else tab.awaitLoad(() -> tab.press(Key.ENTER));
    }

    /** Waits until a message is on the page exactly once, word for word; the form page is reloaded for it. */
    void awaitMessage(String text) throws BrowserException {
        if (isLive()) tab.waitFor(shown(text) + " === 1");
        else {
            tab.reload();
            int times = times(text);
            if (times != 1) throw new BrowserException("the form page shows it " + times + " times: " + text);
        }
    }

    int times(String text) throws BrowserException {
        return tab.evaluate(shown(text)).asInt();
    }

    private static String shown(String text) {
        return SHOWN.formatted(TextNode.valueOf(text));
    }

    JsonNode ask(String expression) throws BrowserException {
        return tab.evaluate(expression);
    }

    @Override
    public void close() throws BrowserException {
        tab.close();
    }
}
