package duplex.transport.engineio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.transport.Pages;
import duplex.transport.Reply;
import duplex.transport.RequestContent;
import duplex.transport.SlowResponse;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;

/**
 * The HTTP side of an {@link EngineIo} server: {@code GET ?EIO=4&transport=polling} opens a session, with {@code &sid=ID} a
 * GET is a poll and a POST brings packets.
 */
final class PollingRequests {

    private static final String TEXT = "text/plain; charset=UTF-8";

    private final EngineIo server;
    private final EngineIoOptions options;
    private final int mostBytes;

    /** @param mostBytes of a POST's content */
    PollingRequests(EngineIo server, EngineIoOptions options, int mostBytes) {
        this.server = server;
        this.options = options;
        this.mostBytes = mostBytes;
    }

    void addTo(RoutesConfig routes) {
        routes.get(options.path(), this::get); // with or without the slash at the end, which is one path to Javalin
        routes.post(options.path(), this::post);
        routes.options(options.path(), this::preflight);
        for (HandlerType other : List.of(HandlerType.HEAD, HandlerType.PUT, HandlerType.DELETE, HandlerType.PATCH)) {
            routes.addHttpHandler(other, options.path(), this::otherMethod);
        }
        routes.exception(RefusedRequestException.class, (e, ctx) -> answer(ctx, e));
    }

    private void get(Context ctx) throws RefusedRequestException {
        prepare(ctx);
        if (ctx.queryParam("sid") == null) {
            EngineIoPacket open = server.open(Visitor.of(ctx));
            ctx.future(() -> send(ctx, List.of(open)));
        } else {
            EngineIoSession session = session(ctx);
            ctx.future(() -> poll(ctx, session));
        }
    }

    private static CompletableFuture<Void> poll(Context ctx, EngineIoSession session) {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
        HttpChannel channel = HttpChannel.from(request);
        Poll poll = new Poll(() -> SlowResponse.cutOff(channel));
        session.happen(() -> session.carriers().hold(poll));
        // A stream of HTTP/2 may be reset, and then there is no response to answer with any more.
        Request.addCompletionListener(
                request, failure -> session.happen(() -> session.carriers().letGo(poll)));
        return poll.answer()
                .thenCompose(
                        packets -> send(ctx, packets).whenComplete((sent, failure) -> session.sent(failure == null)));
    }

    private void post(Context ctx) throws RefusedRequestException {
        prepare(ctx);
        if (ctx.queryParam("sid") == null) {
            throw new RefusedRequestException(Refusal.BAD_METHOD);
        }
        EngineIoSession session = session(ctx);
        Post post = new Post(() -> RequestContent.text(ctx, mostBytes));
        ctx.future(() -> {
            session.happen(() -> session.carriers().take(post));
            return post.answer()
                    .thenCompose(taken -> Reply.send(ctx, 200, TEXT, "ok".getBytes(StandardCharsets.UTF_8)));
        });
    }

    private void otherMethod(Context ctx) throws RefusedRequestException {
        prepare(ctx);
        throw new RefusedRequestException(Refusal.BAD_METHOD);
    }

    /** What a browser asks before it sends somebody else's page's request (Fetch, CORS preflight). */
    private void preflight(Context ctx) {
        allowOrigin(ctx);
        ctx.header("Access-Control-Allow-Methods", "GET, POST").header("Access-Control-Allow-Headers", "Content-Type");
        ctx.future(() -> Reply.empty(ctx, 204));
    }

    private void prepare(Context ctx) throws RefusedRequestException {
        allowOrigin(ctx);
        ctx.header("Cache-Control", "no-store");
        String transport = Objects.requireNonNullElse(ctx.queryParam("transport"), "");
        if (!EngineIo.VERSION.equals(ctx.queryParam("EIO"))) {
            throw new RefusedRequestException(Refusal.UNKNOWN_VERSION);
        }
        if (transport.equals("websocket")) { // and yet no opening handshake: a proxy may have swallowed Upgrade
            throw new RefusedRequestException(Refusal.NO_HANDSHAKE);
        }
        if (!transport.equals("polling")) {
            throw new RefusedRequestException(Refusal.UNKNOWN_TRANSPORT);
        }
    }

    private void allowOrigin(Context ctx) {
        options.cors().ifPresent(origin -> ctx.header("Access-Control-Allow-Origin", origin));
    }

    private EngineIoSession session(Context ctx) throws RefusedRequestException {
        return server.find(Objects.requireNonNullElse(ctx.queryParam("sid"), ""))
                .orElseThrow(() -> new RefusedRequestException(Refusal.UNKNOWN_SESSION));
    }

    private static CompletableFuture<Void> send(Context ctx, List<EngineIoPacket> packets) {
        return Reply.send(ctx, 200, TEXT, Payload.encode(packets).getBytes(StandardCharsets.UTF_8));
    }

    /** {@code {"code":1,"message":"…"}}. */
    private static void answer(Context ctx, RefusedRequestException e) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("code", e.refusal().code()).put("message", e.line(Pages.texts(ctx)));
        ctx.status(e.refusal().status()).contentType(Reply.JSON).result(error.toString());
    }
}
