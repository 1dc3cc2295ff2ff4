package duplex.transport.engineio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.chat.RefusedException;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Opening;
import duplex.transport.Reply;
import duplex.transport.RequestContent;
import duplex.transport.SlowResponse;
import duplex.transport.Timer;
import duplex.transport.WebSocketEndpoint;
import duplex.transport.WebSocketPeer;
import duplex.transport.WebSocketRoutes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;

/**
 * An Engine.IO server under one path: which request is for which session, and what is refused.
 *
 * <p>{@code GET ?EIO=4&transport=polling} opens a session and answers with its id; with {@code &sid=ID} a GET is a poll
 * and a POST brings packets. {@code transport=websocket} is an opening handshake: without {@code sid} of a session's only
 * WebSocket, with it of an upgrade.
 */
public final class EngineIo {

    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final String VERSION = "4";
    private static final Duration ROUND = Duration.ofMillis(500);

    private final EngineIoOptions options;
    private final Limits limits;
    private final Timer timer;
    private final Use use;
    private final EngineIoSessions sessions;
    private volatile boolean stopping;

    /** What sessions are used for. */
    @FunctionalInterface
    public interface Use {
        Conversation begin(EngineIoSession session, Visitor visitor);
    }

    public EngineIo(EngineIoOptions options, Limits limits, Timer timer, Use use) {
        this.options = options;
        this.limits = limits;
        this.timer = timer;
        this.use = use;
        this.sessions = new EngineIoSessions(limits.count(Limit.CONNECTIONS_PER_ADDRESS));
    }

    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        routes.get(options.path(), this::get); // with or without the slash at the end, which is one path to Javalin
        routes.post(options.path(), this::post);
        routes.options(options.path(), this::preflight);
        for (HandlerType other : List.of(HandlerType.HEAD, HandlerType.PUT, HandlerType.DELETE, HandlerType.PATCH)) {
            routes.addHttpHandler(other, options.path(), this::otherMethod);
        }
        routes.exception(RefusedRequestException.class, (e, ctx) -> answer(ctx, e));
        options.paths().forEach(path -> webSockets.add(path, this::door));
        timer.after(ROUND, this::round);
    }

    private void round() {
        sessions.all().forEach(EngineIoSession::round);
        timer.after(ROUND, this::round);
    }

    /** Ends all sessions, and any that is opened now at once; completed when all polls are answered. */
    public CompletableFuture<Void> stop() {
        stopping = true;
        return CompletableFuture.allOf(
                sessions.all().stream().map(EngineIoSession::stop).toArray(CompletableFuture<?>[]::new));
    }

    // ---- Polling ----

    private void get(Context ctx) throws RefusedRequestException {
        prepare(ctx);
        if (ctx.queryParam("sid") == null) {
            ctx.future(() -> open(ctx));
        } else {
            EngineIoSession session = session(ctx);
            ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
            HttpChannel channel = HttpChannel.from(request);
            Poll poll = new Poll(() -> SlowResponse.cutOff(channel));
            ctx.future(() -> {
                session.happen(() -> session.hold(poll));
                // A stream of HTTP/2 may be reset, and then there is no response to answer with any more.
                Request.addCompletionListener(request, failure -> session.happen(() -> session.letGo(poll)));
                return poll.answer()
                        .thenCompose(packets ->
                                send(ctx, packets).whenComplete((sent, failure) -> session.sent(failure == null)));
            });
        }
    }

    private CompletableFuture<Void> open(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        if (!sessions.hasRoomFor(visitor.address())) {
            return CompletableFuture.failedFuture(
                    new RefusedRequestException(Refusal.BAD_REQUEST, "too many sessions from your address"));
        }
        EngineIoSession session = newSession(visitor);
        endIfStopping(session);
        return send(ctx, List.of(openPacket(session, "websocket")));
    }

    private void post(Context ctx) throws RefusedRequestException {
        prepare(ctx);
        if (ctx.queryParam("sid") == null) {
            throw new RefusedRequestException(Refusal.BAD_METHOD);
        }
        EngineIoSession session = session(ctx);
        Post post = new Post(() -> RequestContent.text(ctx, limits.count(Limit.CONTENT_BYTES)));
        ctx.future(() -> {
            session.happen(() -> session.take(post));
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
        if (!VERSION.equals(ctx.queryParam("EIO"))) {
            throw new RefusedRequestException(Refusal.UNKNOWN_VERSION);
        }
        if (transport.equals("websocket")) { // and yet no opening handshake: a proxy may have swallowed Upgrade
            throw new RefusedRequestException(Refusal.BAD_REQUEST, "this is no opening handshake of a WebSocket");
        }
        if (!transport.equals("polling")) {
            throw new RefusedRequestException(Refusal.UNKNOWN_TRANSPORT);
        }
    }

    private void allowOrigin(Context ctx) {
        options.cors().ifPresent(origin -> ctx.header("Access-Control-Allow-Origin", origin));
    }

    private EngineIoSession session(Context ctx) throws RefusedRequestException {
        return sessions.find(Objects.requireNonNullElse(ctx.queryParam("sid"), ""))
                .orElseThrow(() -> new RefusedRequestException(Refusal.UNKNOWN_SESSION));
    }

    private static CompletableFuture<Void> send(Context ctx, List<EngineIoPacket> packets) {
        return Reply.send(ctx, 200, TEXT, Payload.encode(packets).getBytes(StandardCharsets.UTF_8));
    }

    /** {@code {"code":1,"message":"…"}}. */
    private static void answer(Context ctx, RefusedRequestException e) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("code", e.refusal().code()).put("message", e.line());
        ctx.status(e.refusal().status()).contentType(Reply.JSON).result(error.toString());
    }

    // ---- WebSocket ----

    private WebSocketEndpoint door(Opening opening, WebSocketPeer peer) throws RefusedException {
        if (!opening.parameter("EIO").equals(Optional.of(VERSION))) {
            throw refused(Refusal.UNKNOWN_VERSION);
        }
        if (!opening.parameter("transport").equals(Optional.of("websocket"))) {
            throw refused(Refusal.UNKNOWN_TRANSPORT);
        }
        if (opening.parameter("sid").isEmpty()) {
            return new SessionSocket(peer, open -> newSession(opening, open));
        }
        EngineIoSession session =
                opening.parameter("sid").flatMap(sessions::find).orElseThrow(() -> refused(Refusal.UNKNOWN_SESSION));
        return new SessionSocket(peer, open -> {
            session.happen(() -> session.tryOut(open));
            return session;
        });
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(RefusedException.Reason.MALFORMED, "refused.verbatim", refusal.sentence());
    }

    private EngineIoSession newSession(Opening opening, WebSocketPeer peer) {
        EngineIoSession session = newSession(Visitor.of(opening));
        session.happen(() -> {
            session.carryOn(peer);
            session.send(openPacket(session));
        });
        endIfStopping(session);
        return session;
    }

    // ---- Both ----

    private EngineIoSession newSession(Visitor visitor) {
        EngineIoSession session = new EngineIoSession(
                sessions.newId(),
                options,
                limits,
                timer,
                closed -> sessions.remove(closed, visitor.address()),
                opened -> use.begin(opened, visitor));
        sessions.add(session, visitor.address());
        return session;
    }

    /** After it was added: whoever comes too late for {@link #stop} to see it is told here. */
    private void endIfStopping(EngineIoSession session) {
        if (stopping) {
            session.happen(session::goAway);
        }
    }

    /** {@code 0{"sid":"…","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":10000,"maxPayload":1000000}}. */
    private EngineIoPacket openPacket(EngineIoSession session, String... upgrades) {
        ObjectNode handshake = JsonNodeFactory.instance.objectNode();
        handshake.put("sid", session.id());
        ArrayNode offered = handshake.putArray("upgrades");
        List.of(upgrades).forEach(offered::add);
        handshake.put("pingInterval", options.pingInterval().toMillis());
        handshake.put("pingTimeout", options.pingTimeout().toMillis());
        handshake.put("maxPayload", limits.count(Limit.CONTENT_BYTES));
        return new EngineIoPacket.Text(EngineIoPacket.Type.OPEN, handshake.toString());
    }
}
