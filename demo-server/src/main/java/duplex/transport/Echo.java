package duplex.transport;

import io.javalin.config.RoutesConfig;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * Sends every WebSocket message back as it came: something to point conformance tools at, behind the very settings of
 * {@link WebSocketChat}. No way into the room; off unless asked for.
 */
public final class Echo implements Transport {

    private static final String PATH = "/echo";

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        webSockets.add(PATH, (opening, peer) -> new Client(peer));
    }

    /** Reads the next message when the last is on its way back, so that whoever does not read cannot send either. */
    private record Client(WebSocketPeer peer) implements WebSocketEndpoint {

        @Override
        public void opened() {}

        @Override
        public CompletionStage<?> text(String text) {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            peer.sendText(text, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
            return sent;
        }

        @Override
        public CompletionStage<?> binary(ByteBuffer data) {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            peer.sendBinary(data, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
            return sent;
        }

        @Override
        public void closed() {}
    }
}
