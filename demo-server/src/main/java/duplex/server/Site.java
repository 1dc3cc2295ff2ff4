package duplex.server;

import duplex.chat.ChatRoom;
import duplex.chat.NotKeptException;
import duplex.chat.RefusedException;
import duplex.transport.ChatJson;
import duplex.transport.Limit;
import duplex.transport.Pages;
import duplex.transport.Refusals;
import duplex.transport.Reply;
import duplex.transport.Transport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Everything around the transports: the pages that use them, {@code /about}, and what an error looks like. */
final class Site {

    /** A parameter that begins as charset does, and has no value. */
    private static final Pattern NO_CHARSET = Pattern.compile("(?i)(^|;)\\s*charset[^=;]*(;|$)");

    private final ChatRoom room;
    private final Pages pages;
    private final List<Transport> transports;
    private final ServerOptions options;

    Site(ChatRoom room, Pages pages, List<Transport> transports, ServerOptions options) {
        this.room = room;
        this.pages = pages;
        this.transports = transports;
        this.options = options;
    }

    void addTo(RoutesConfig routes) {
        routes.before(Site::harden);
        routes.before(Site::requireReadableQuery);
        routes.get("/", ctx -> html(ctx, 200, pages.start(Pages.texts(ctx))));
        for (String name : Pages.WAYS) {
            if (!name.equals("form-post")) { // that page is rendered with what has been said, by its transport
                routes.get("/" + name, ctx -> html(ctx, 200, pages.transport(Pages.texts(ctx), name)));
            }
        }
        routes.get("/about", this::about);
        routes.exception(
                RefusedException.class,
                (e, ctx) -> error(ctx, Refusals.statusCode(e), Refusals.line(Pages.texts(ctx), e)));
        routes.exception(
                NotKeptException.class,
                (e, ctx) -> error(ctx, 503, Pages.texts(ctx).get("refused.not-kept", e.reason())));
        routes.exception(HttpResponseException.class, this::httpError);
        routes.exception(IOException.class, (e, ctx) -> {}); // the client has gone: nobody is there to answer
        routes.exception(Exception.class, this::unforeseen);
    }

    private static void harden(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
    }

    /**
     * Javalin reads a query by the charset that Content-Type names, also where there is no content, and takes a charset
     * without a value for a bug.
     */
    private static void requireReadableQuery(Context ctx) throws RefusedException {
        String contentType = Objects.requireNonNullElse(ctx.header("Content-Type"), "");
        if (ctx.queryString() != null && NO_CHARSET.matcher(contentType).find()) {
            throw new RefusedException(RefusedException.Reason.MALFORMED, "refused.charset");
        }
    }

    /** What this server is, for programs: version, transports, protocols, limits, store, epoch. */
    private void about(Context ctx) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("version", Version.current());
        about.put("transports", transports.stream().map(Transport::name).toList());
        about.put("protocols", options.protocols().names());
        about.put("limits", limits());
        about.put("store", options.store().name());
        about.put("epoch", room.end().epoch());
        ctx.json(about);
    }

    private Map<String, Integer> limits() {
        Map<String, Integer> byKey = new LinkedHashMap<>();
        for (Limit limit : Limit.values()) {
            byKey.put(limit.key(), options.limits().set(limit));
        }
        return byKey;
    }

    private void httpError(HttpResponseException e, Context ctx) {
        if (e instanceof MethodNotAllowedResponse) {
            String allowed = Objects.requireNonNullElse(e.getDetails().get("availableMethods"), "GET");
            ctx.header("Allow", allowed);
            error(ctx, e.getStatus(), Pages.texts(ctx).get("refused.method", allowed));
        } else if (e.getStatus() == 404) {
            error(ctx, 404, Pages.texts(ctx).get("refused.nothing-here", ctx.path()));
        } else {
            error(ctx, e.getStatus(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * A bug of ours is a 500. But when the connection has closed under a request that another thread is about to answer,
     * Jetty has taken request and response back, and whatever Javalin still does with them fails; it would hand each such
     * failure to this method, and the failure of this method too, for ever.
     */
    private void unforeseen(Exception e, Context ctx) {
        if (!Reply.isTooLate(ctx)) {
            JavalinLogger.error("A request was not foreseen", e);
            error(ctx, 500, Pages.texts(ctx).get("refused.bug"));
        }
    }

    /** A person gets a page, a program one line of JSON. */
    private void error(Context ctx, int status, String line) {
        String accept = Objects.requireNonNullElse(ctx.header("Accept"), "");
        if (accept.contains("text/html")) {
            html(ctx, status, pages.error(Pages.texts(ctx), status, line));
        } else {
            ctx.status(status).contentType(Reply.JSON).result(ChatJson.error(line));
        }
    }

    private static void html(Context ctx, int status, byte[] page) {
        ctx.future(() -> Reply.send(ctx, status, Reply.HTML, page));
    }
}
