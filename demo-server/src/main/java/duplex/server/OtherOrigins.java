package duplex.server;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/**
 * Tells browsers that the pages of {@code --origin} may send JSON here and read what we answer (Fetch, section 3.2, the
 * CORS protocol). Whom {@link Doors} lets in is not decided here: a browser keeps an answer without these fields from the
 * page that asked for it, but the request has been made by then.
 *
 * <p>Without cookies: the only one that there is belongs to the form page, and that needs no script.
 */
final class OtherOrigins extends CrossOriginHandler {

    OtherOrigins(OriginRules rules, Handler inside) {
        setAllowedOriginPatterns(
                rules.origins().stream().map(OtherOrigins::inAnyCase).collect(Collectors.toSet()));
        setAllowCredentials(false);
        setAllowedMethods(Set.of("GET", "POST"));
        setAllowedHeaders(Set.of("Content-Type", "Last-Event-ID"));
        setExposedHeaders(Set.of("Cursor"));
        setDeliverNonAllowedOriginWebSocketUpgradeRequests(true); // those of our own pages
        setHandler(inside);
    }

    private static String inAnyCase(String origin) {
        return "(?i)" + Pattern.quote(origin);
    }
}
