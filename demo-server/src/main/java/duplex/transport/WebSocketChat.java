package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.RefusedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * WebSocket (RFC 6455): one connection, on which either side speaks when it has something to say.
 *
 * <p>What a client sends, {@link #receive} posts; what the room has, a {@link WebSocketReader} a client sends.
 */
public final class WebSocketChat implements Transport {

    private static final String PATH = "/websocket/messages";
    private static final String START = "start";

    /** How often slow and quiet connections are looked for; short beside every limit it enforces. */
    private static final Duration ROUND = Duration.ofMillis(500);

    private final ChatRoom room;
    private final Limits limits;
    private final Timer timer;
    private final Map<Session, WebSocketReader> readers = new ConcurrentHashMap<>();

    public WebSocketChat(ChatRoom room, Limits limits, Timer timer) {
        this.room = room;
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.wsBeforeUpgrade(PATH, this::beforeUpgrade);
        routes.ws(PATH, this::configure);
        routes.get(PATH, ctx -> {
            ctx.status(426).header("Upgrade", "websocket").header("Connection", "Upgrade");
            ctx.contentType(Reply.JSON).result(ChatJson.error("this is a WebSocket; send an opening handshake"));
        });
        timer.after(ROUND, this::round);
    }

    /** A cursor that cannot be read is refused with a 400, while there is still a response to refuse it with. */
    private void beforeUpgrade(Context ctx) throws IOException {
        try {
            ctx.attribute(START, Cursors.after(ctx, room));
            ctx.res().setContentType(null); // Javalin has set one; a 101 has no content
        } catch (RefusedException e) {
            ctx.status(Refusals.statusCode(e)).contentType(Reply.JSON);
            ctx.res().getOutputStream().write(ChatJson.error(e.line()));
            ctx.skipRemainingHandlers();
        }
    }

    private void configure(WsConfig ws) {
        ws.onConnect(this::open);
        ws.onMessage(message -> receive(message.session, message.message()));
        ws.onBinaryMessage(message -> receiveBinary(message.session, message.data()));
        ws.onClose(closed -> forget(closed.session));
        ws.onError(failed -> forget(failed.session));
    }

    private void open(WsConnectContext ctx) {
        Cursor start = Objects.requireNonNull(ctx.<Cursor>attribute(START), START);
        Texts texts = Pages.texts(
                Optional.ofNullable(ctx.queryParam("lang")), Optional.ofNullable(ctx.header("Accept-Language")));
        WebSocketReader reader = new WebSocketReader(room, limits, timer, ctx.session, start, texts.get("welcome"));
        readers.put(ctx.session, reader);
        reader.iterate();
    }

    /** One chat message from one client; what the room refuses closes the connection with the code that says why. */
    private void receive(Session session, String json) {
        try {
            room.post(ChatJson.draft(json, limits.rules())).whenComplete((posted, failure) -> {
                if (failure != null) {
                    session.close(1011, "the chat message could not be kept", Callback.NOOP);
                }
            });
        } catch (RefusedException e) {
            session.close(Refusals.closeCode(e), e.line(), Callback.NOOP);
        }
    }

    /** A binary frame is taken as text when it is text: the study note's client sends and expects it so. */
    private void receiveBinary(Session session, ByteBuffer data) {
        try {
            receive(session, StandardCharsets.UTF_8.newDecoder().decode(data).toString());
        } catch (CharacterCodingException e) {
            session.close(1007, "binary frame is not UTF-8 text", Callback.NOOP);
        }
    }

    private void forget(Session session) {
        WebSocketReader reader = readers.remove(session);
        if (reader != null) {
            reader.leave();
        }
    }

    private void round() {
        readers.values().forEach(WebSocketReader::check);
        timer.after(ROUND, this::round);
    }

    /** 1001: going away, as a server does that shuts down (RFC 6455, section 7.4.1). */
    @Override
    public CompletableFuture<Void> stop() {
        return CompletableFuture.allOf(readers.keySet().stream()
                .map(session -> {
                    CompletableFuture<Void> closed = new CompletableFuture<>();
                    session.close(
                            1001,
                            "the server is stopping",
                            Callback.from(() -> closed.complete(null), failure -> closed.complete(null)));
                    return closed;
                })
                .toArray(CompletableFuture[]::new));
    }
}
