package duplex.measure.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A WebSocket that hands on whole texts, on a thread of its own, until it ends. */
final class TextSocket implements WebSocket.Listener {

    /** What is done with a text; a failure ends the socket. */
    interface Texts {
        void text(TextSocket socket, String text) throws IOException;
    }

    private static final int PATIENCE_SECONDS = 10;

    private final Texts texts;
    private final StringBuilder fragments = new StringBuilder();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private CompletableFuture<WebSocket> sent = new CompletableFuture<>();

    private TextSocket(Texts texts) {
        this.texts = texts;
    }

    static TextSocket open(HttpClient client, URI uri, Texts texts) throws IOException, InterruptedException {
        TextSocket socket = new TextSocket(texts);
        socket.await(socket.open(client, uri));
        return socket;
    }

    /** The first text may come before this has returned; what it is answered with goes out afterwards. */
    private synchronized CompletableFuture<WebSocket> open(HttpClient client, URI uri) {
        sent = client.newWebSocketBuilder().buildAsync(uri, this);
        return sent;
    }

    /** One after the other, as the JDK's WebSocket demands. */
    synchronized void send(String text) {
        sent = sent.thenCompose(webSocket -> webSocket.sendText(text, true));
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        fragments.append(data);
        try {
            if (last) {
                String text = fragments.toString();
                fragments.setLength(0);
                texts.text(this, text);
            }
        } catch (IOException | RuntimeException e) {
            end(e);
            webSocket.abort();
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end(new IOException("closed with " + code + " " + reason));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end(error);
    }

    private void end(Throwable why) {
        ended.completeExceptionally(why);
    }

    /** Blocks until it has ended, and says why. */
    void awaitEnd() throws IOException, InterruptedException {
        await(ended, Integer.MAX_VALUE);
    }

    /** Blocks until {@code answer} is there, and fails if the socket ends before. */
    void await(CompletableFuture<?> answer) throws IOException, InterruptedException {
        await(CompletableFuture.anyOf(answer, ended), PATIENCE_SECONDS);
    }

    private static void await(CompletableFuture<?> future, int seconds) throws IOException, InterruptedException {
        try {
            future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
    }
}
