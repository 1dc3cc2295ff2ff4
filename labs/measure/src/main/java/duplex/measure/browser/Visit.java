package duplex.measure.browser;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A person's way through the pages in a browser: types the form page's address, posts twice, reloads, then writes from the
 * short polling page, opens the pages of server-sent events and WebSocket, and writes from that of Socket.IO, with polls.
 */
final class Visit {
    private static final String AUTHOR = "민수";

    private final Browser browser;
    private final RecordedOrigin origin;

    Visit(Browser browser, RecordedOrigin origin) {
        this.browser = browser;
        this.origin = origin;
    }

    /** One request of each kind, by kind. */
    Map<String, RecordedRequest> requests() throws BrowserException {
        Map<String, RecordedRequest> requests = new LinkedHashMap<>();
        formPost(requests);
        shortPolling(requests);
        serverSentEvents(requests);
        webSocket(requests);
        socketIo(requests);
        return requests;
    }

    /** The second post is the one to keep: by then the browser has the cookie with the name, as in all that follow. */
    private void formPost(Map<String, RecordedRequest> requests) throws BrowserException {
        try (Tab tab = browser.open(origin.url("/form-post"))) {
            write(tab, AUTHOR, "#author");
            for (String text : new String[] {"안녕", "안녕하세요"}) {
                write(tab, text, "#text");
                tab.awaitLoad(() -> tab.press(Key.ENTER));
            }
            requests.put("form-post", origin.last("POST", "/form-post"));
            requests.put("form-post-follow", origin.last("GET", "/form-post"));
        }
        try (Tab tab = browser.open(origin.url("/form-post"))) {
            tab.reload();
            requests.put("navigate", origin.last("GET", "/form-post"));
        }
    }

    /** When one's own message is on the page, it has been posted, and a poll has carried a cursor. */
    private void shortPolling(Map<String, RecordedRequest> requests) throws BrowserException {
        try (Tab tab = browser.open(origin.url("/short-polling"))) {
            awaitMessage(tab, "안녕하세요");
            say(tab, "폴링이에요");
            requests.put("poll", origin.last("GET", "/short-polling/messages?after="));
            requests.put("post", origin.last("POST", "/short-polling/messages"));
        }
    }

    private void serverSentEvents(Map<String, RecordedRequest> requests) throws BrowserException {
        try (Tab tab = browser.open(origin.url("/server-sent-events"))) {
            awaitMessage(tab, "안녕하세요");
            requests.put("event-stream", origin.last("GET", "/server-sent-events/messages"));
        }
    }

    private void webSocket(Map<String, RecordedRequest> requests) throws BrowserException {
        try (Tab tab = browser.open(origin.url("/websocket"))) {
            awaitMessage(tab, "안녕하세요");
            requests.put("websocket", origin.lastHandshake("/websocket/messages"));
        }
    }

    /** The page begins with an upgrade; it is told to poll only. */
    private void socketIo(Map<String, RecordedRequest> requests) throws BrowserException {
        try (Tab tab = browser.open(origin.url("/socket-io"))) {
            awaitMessage(tab, "안녕하세요");
            tab.evaluate("(way.value = 'polling', way.dispatchEvent(new Event('change')))");
            tab.waitFor("carrier.textContent === carrier.dataset.polling");
            say(tab, "소켓이오예요");
            requests.put("socket-io-poll", origin.last("GET", "/socket.io/?"));
            requests.put("socket-io-post", origin.last("POST", "/socket.io/?"));
        }
    }

    /** Says what nobody has said before, and waits until it is on the page. */
    private void say(Tab tab, String start) throws BrowserException {
        tab.evaluate("document.querySelector('#author').value = ''");
        write(tab, AUTHOR, "#author");
        String text = start + " " + browser.name() + " " + origin.authority();
        write(tab, text, "#text");
        tab.press(Key.ENTER);
        awaitMessage(tab, text);
    }

    private static void awaitMessage(Tab tab, String text) throws BrowserException {
        tab.waitFor("document.querySelector('#messages').textContent.includes(%s)".formatted(Json.quote(text)));
    }

    private static void write(Tab tab, String text, String field) throws BrowserException {
        tab.focus(field);
        tab.type(text);
    }
}
