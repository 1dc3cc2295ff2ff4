package duplex.transport;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/**
 * What a page of ours may do in a browser: run our scripts, use our styles, talk to this server, and nothing else. So a
 * script that got into a page with somebody's words would still not run. No page has an inline script or style.
 */
final class PagePolicy {

    private PagePolicy() {}

    /**
     * The fields that say so.
     *
     * <p>{@code ws:} and {@code wss:} are named although {@code 'self'} covers them (CSP3, section 6.7.2.8): not every
     * browser has learnt it yet. {@code no-referrer} instead of {@code same-origin} would make our own form post send
     * {@code Origin: null}.
     */
    static Map<String, String> of(Context ctx) {
        String webSocket = Optional.ofNullable(ctx.host())
                .map(host -> " " + (ctx.scheme().equals("https") ? "wss" : "ws") + "://" + host)
                .orElse("");
        return Map.of(
                "Content-Security-Policy",
                "default-src 'self'; connect-src 'self'" + webSocket + "; object-src 'none'; base-uri 'none'; "
                        + "form-action 'self'; frame-ancestors 'self'",
                "Referrer-Policy",
                "same-origin");
    }
}
