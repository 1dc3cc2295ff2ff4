package duplex.measure.claims;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A WebSocket of the JDK's: a client that is none of ours, and was written from the same RFC. */
final class JdkClient implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final int NORMAL = 1000;

    private final WebSocket webSocket;
    private final UntilClosed listener;

    private JdkClient(WebSocket webSocket, UntilClosed listener) {
        this.webSocket = webSocket;
        this.listener = listener;
    }

    /** Empty when the client did not accept what its opening handshake was answered. */
    static Optional<JdkClient> open(String url, String... subprotocols) {
        return open(HttpClient.newBuilder(), url, subprotocols);
    }

    /** @param settings such as whom to trust; no proxy is asked */
    static Optional<JdkClient> open(HttpClient.Builder settings, String url, String... subprotocols) {
        WebSocket.Builder builder =
                settings.proxy(ProxySelector.of(null)).build().newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        UntilClosed listener = new UntilClosed();
        try {
            WebSocket webSocket = builder.buildAsync(URI.create(url), listener).join();
            return Optional.of(new JdkClient(webSocket, listener));
        } catch (CompletionException refused) {
            return Optional.empty();
        }
    }

    /** The one that both sides have agreed on; empty text for none. */
    String subprotocol() {
        return webSocket.getSubprotocol();
    }

    /** Sends a text message and goes through the closing handshake: then the other end has read both. */
    void sayAndLeave(String text) throws IOException {
        try {
            webSocket
                    .sendText(text, true)
                    .thenCompose(sent -> sent.sendClose(NORMAL, ""))
                    .thenCompose(sent -> listener.closed)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            throw new IOException("the WebSocket did not close in order", failed.getCause());
        }
    }

    @Override
    public void close() {
        webSocket.abort();
    }

    private static final class UntilClosed implements WebSocket.Listener {
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
