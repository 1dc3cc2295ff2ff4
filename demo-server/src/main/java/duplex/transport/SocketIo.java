package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.transport.engineio.EchoConversation;
import duplex.transport.engineio.EngineIo;
import duplex.transport.engineio.EngineIoSession;
import duplex.transport.engineio.Visitor;
import duplex.transport.socketio.EchoNamespace;
import duplex.transport.socketio.Namespace;
import duplex.transport.socketio.SocketIoConnection;
import duplex.transport.socketio.SocketIoOptions;
import duplex.transport.socketio.SocketIoPacket;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Socket.IO: polls at first, a WebSocket as soon as one works, and the same session all along, so that who cannot have a
 * WebSocket hardly notices.
 *
 * <p>The protocol is not here: {@link duplex.transport.engineio} keeps the session, {@link duplex.transport.socketio} the
 * events. The room is the main namespace; {@link SocketIoMember} is one client in it.
 */
public final class SocketIo implements Transport {

    private final SocketIoOptions options;
    private final Limits limits;
    private final Timer timer;
    private final ChatRoom room;
    private final List<EngineIo> servers = new ArrayList<>();

    public SocketIo(ChatRoom room, Limits limits, Timer timer, SocketIoOptions options) {
        this.options = options;
        this.limits = limits;
        this.timer = timer;
        this.room = room;
        servers.add(new EngineIo(options.engine(), limits, timer, this::converse));
        if (options.test()) {
            servers.add(new EngineIo(
                    options.engine().at(SocketIoOptions.ENGINE_IO_PATH),
                    limits,
                    timer,
                    (session, visitor) -> new EchoConversation(session)));
        }
    }

    private SocketIoConnection converse(EngineIoSession session, Visitor visitor) {
        return new SocketIoConnection(
                session, visitor, namespaces(), options.connectTimeout(), limits.count(Limit.CONTENT_BYTES), timer);
    }

    /** For one session: however often its client enters them, its rate is one. */
    private Map<String, Namespace> namespaces() {
        if (options.test()) {
            return Map.of(SocketIoPacket.MAIN, new EchoNamespace(timer), "/custom", new EchoNamespace(timer));
        }
        Rate rate = new Rate(limits.count(Limit.MESSAGES_PER_SECOND), timer);
        return Map.of(
                SocketIoPacket.MAIN,
                (socket, auth, visitor) -> SocketIoMember.join(room, limits, timer, rate, socket, auth, visitor));
    }

    @Override
    public String name() {
        return "socket-io";
    }

    @Override
    public List<String> paths() {
        return options.engine().paths();
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        servers.forEach(server -> server.addTo(routes, webSockets));
    }

    @Override
    public CompletableFuture<Void> stop() {
        return CompletableFuture.allOf(servers.stream().map(EngineIo::stop).toArray(CompletableFuture<?>[]::new));
    }
}
