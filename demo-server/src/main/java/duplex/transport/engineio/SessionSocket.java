package duplex.transport.engineio;

import duplex.transport.WebSocketEndpoint;
import duplex.transport.WebSocketPeer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session's WebSocket: each WebSocket message is one packet, and happens to the session like everything else. */
final class SessionSocket implements WebSocketEndpoint {

    private final WebSocketPeer peer;
    private final Function<WebSocketPeer, EngineIoSession> join;
    private @Nullable EngineIoSession session;

    /** @param join finds or makes the session, once the WebSocket is open */
    SessionSocket(WebSocketPeer peer, Function<WebSocketPeer, EngineIoSession> join) {
        this.peer = peer;
        this.join = join;
    }

    @Override
    public void opened() {
        session = join.apply(peer);
    }

    @Override
    public CompletionStage<?> text(String text) {
        return happen(() -> EngineIoPacket.decode(text));
    }

    @Override
    public CompletionStage<?> binary(ByteBuffer data) {
        return happen(() -> EngineIoPacket.message(data));
    }

    private interface Received {
        EngineIoPacket packet() throws EngineIoException;
    }

    private CompletionStage<?> happen(Received received) {
        EngineIoSession its = session();
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        its.carriers().hear(peer, received.packet());
                    } catch (EngineIoException e) {
                        its.carriers().misunderstand(peer, e.line());
                    }
                },
                its::happen);
    }

    private EngineIoSession session() {
        if (session == null) {
            throw new IllegalStateException("not open yet");
        }
        return session;
    }

    @Override
    public void closed() {
        session().happen(() -> session().carriers().leave(peer));
    }
}
