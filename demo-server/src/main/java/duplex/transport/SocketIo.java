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
    private final Map<String, Namespace> namespaces;
    private final List<EngineIo> servers = new ArrayList<>();

    public SocketIo(ChatRoom room, Limits limits, Timer timer, SocketIoOptions options) {
        this.options = options;
        this.limits = limits;
        this.timer = timer;
        this.namespaces = options.test()
                ? Map.of(SocketIoPacket.MAIN, new EchoNamespace(timer), "/custom", new EchoNamespace(timer))
                : Map.of(
                        SocketIoPacket.MAIN,
                        (socket, auth, visitor) -> SocketIoMember.join(room, limits, timer, socket, auth, visitor));
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
                session, visitor, namespaces, options.connectTimeout(), limits.count(Limit.CONTENT_BYTES), timer);
    }

    @Override
    public String name() {
        return "socket-io";
    }

    /** A client may leave the slash at the end out. */
    @Override
    public List<String> paths() {
        String path = options.engine().path();
        return List.of(path, path.substring(0, path.length() - 1));
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
