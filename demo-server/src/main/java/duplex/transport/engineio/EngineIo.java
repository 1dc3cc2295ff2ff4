package duplex.transport.engineio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.chat.RefusedException;
import duplex.transport.Language;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Opening;
import duplex.transport.Texts;
import duplex.transport.Timer;
import duplex.transport.WebSocketEndpoint;
import duplex.transport.WebSocketPeer;
import duplex.transport.WebSocketRoutes;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An Engine.IO server under one path: all its sessions, how one begins, and how all end.
 *
 * <p>Requests with {@code transport=polling} are {@link PollingRequests}; {@code transport=websocket} is an opening
 * handshake: without {@code sid} of a session's only WebSocket, with it of an upgrade.
 */
public final class EngineIo {

    static final String VERSION = "4";

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
        new PollingRequests(this, options, limits.count(Limit.CONTENT_BYTES)).addTo(routes);
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

    Optional<EngineIoSession> find(String id) {
        return sessions.find(id);
    }

    // ---- How a session begins ----

    /**
     * Opens a session that polls carry.
     *
     * @return what its first poll is answered with
     */
    EngineIoPacket open(Visitor visitor) throws RefusedRequestException {
        if (!sessions.hasRoomFor(visitor.address())) {
            throw new RefusedRequestException(Refusal.TOO_MANY_SESSIONS);
        }
        EngineIoSession session = newSession(visitor);
        endIfStopping(session);
        return openPacket(session, "websocket");
    }

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
            session.happen(() -> session.carriers().tryOut(open));
            return session;
        });
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(
                RefusedException.Reason.MALFORMED, "refused.verbatim", refusal.sentence(Texts.in(Language.EN)));
    }

    private EngineIoSession newSession(Opening opening, WebSocketPeer peer) {
        EngineIoSession session = newSession(Visitor.of(opening));
        session.happen(() -> {
            session.carriers().carryOn(peer);
            session.send(openPacket(session));
        });
        endIfStopping(session);
        return session;
    }

    private EngineIoSession newSession(Visitor visitor) {
        EngineIoSession session = new EngineIoSession(
                sessions.newId(),
                options,
                limits,
                timer,
                visitor.texts(),
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
