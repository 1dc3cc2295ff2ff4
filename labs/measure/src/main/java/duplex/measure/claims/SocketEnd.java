package duplex.measure.claims;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.browser.BrowserException;
import duplex.measure.browser.Tab;

/**
 * How a WebSocket ended, as the page was told by its {@code CloseEvent} (WHATWG WebSockets, section 5).
 *
 * @param opened whether the opening handshake succeeded
 * @param clean {@code wasClean}: both sides took part in the closing handshake
 */
record SocketEnd(boolean opened, int code, String reason, boolean clean) {

    /** What a page is told of a failure, whatever it was (RFC 6455, section 7.1.5; WHATWG WebSockets, section 5). */
    static final int ABNORMAL = 1006;

    private static final String OPEN_AND_WAIT = """
            new Promise(done => {
              const socket = new WebSocket('%s');
              let opened = false;
              socket.onopen = () => { opened = true; %s };
              socket.onclose = end => done({opened, code: end.code, reason: end.reason, clean: end.wasClean});
            })
            """;

    /** Opens a WebSocket in a page and waits until it has ended. */
    static SocketEnd of(Tab tab, String webSocketUrl) throws BrowserException {
        return of(tab, webSocketUrl, "");
    }

    /** @param whenOpen JavaScript, with the open WebSocket in {@code socket} */
    static SocketEnd of(Tab tab, String webSocketUrl, String whenOpen) throws BrowserException {
        JsonNode end = tab.evaluate(OPEN_AND_WAIT.formatted(webSocketUrl, whenOpen));
        return new SocketEnd(
                end.path("opened").asBoolean(),
                end.path("code").asInt(),
                end.path("reason").asText(),
                end.path("clean").asBoolean());
    }

    /** Whether the page was told nothing but that it is over. */
    boolean isSilent() {
        return code == ABNORMAL && reason.isEmpty() && !clean;
    }
}
