package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A WebSocket to a browser's remote control, as both the DevTools Protocol and WebDriver BiDi use it: numbered commands,
 * answers with the same number, and events without one. Calls may come from any thread.
 */
final class CommandSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Long, CompletableFuture<JsonNode>> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Consumer<JsonNode> onEvent;
    private final WebSocket socket;

    /** @param onEvent called on the socket's thread, in order; must not block and must not call commands */
    CommandSocket(URI address, Consumer<JsonNode> onEvent) throws BrowserException {
        this.onEvent = onEvent;
        try {
            this.socket = HttpClient.newBuilder()
                    .proxy(ProxySelector.of(null))
                    .build()
                    .newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, new Receiver())
                    .join();
        } catch (CompletionException failed) {
            throw new BrowserException("cannot connect to the browser at " + address, failed);
        }
    }

    /** Sends a command and waits for its result, at most 30 s. */
    JsonNode call(String method, ObjectNode params) throws BrowserException {
        return call(Json.object().put("method", method).set("params", params));
    }

    /** The same to one tab: the DevTools Protocol's flat sessions. */
    JsonNode call(String session, String method, ObjectNode params) throws BrowserException {
        ObjectNode command = Json.object().put("method", method).put("sessionId", session);
        return call(command.set("params", params));
    }

    private JsonNode call(ObjectNode command) throws BrowserException {
        long id = lastId.incrementAndGet();
        command.put("id", id);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        unanswered.put(id, answer);
        try {
            send(command.toString());
            return result(command, answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | CompletionException lost) {
            throw new BrowserException("the connection to the browser broke at " + command, lost);
        } catch (TimeoutException silent) {
            throw new BrowserException("no answer within " + PATIENCE + " to " + command, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrowserException("interrupted while waiting for " + command, interrupted);
        } finally {
            unanswered.remove(id);
        }
    }

    /** The JDK's WebSocket allows one send at a time. */
    private synchronized void send(String command) {
        socket.sendText(command, true).join();
    }

    /** An error is an object with a message in the DevTools Protocol, a code beside a message in WebDriver BiDi. */
    private static JsonNode result(ObjectNode command, JsonNode answer) throws BrowserException {
        if (!answer.has("error")) return answer.path("result");
        JsonNode error = answer.get("error");
        String what = error.isObject()
                ? error.path("message").asText()
                : error.asText() + ": " + answer.path("message").asText();
        throw new BrowserException(what + " (in answer to " + command + ")");
    }

    @Override
    public void close() {
        socket.abort();
        failAll(new BrowserException("closed"));
    }

    private void failAll(Throwable reason) {
        for (CompletableFuture<JsonNode> each : unanswered.values()) each.completeExceptionally(reason);
    }

    private void receive(String text) {
        try {
            JsonNode message = Json.read(text);
            CompletableFuture<JsonNode> waiting =
                    unanswered.get(message.path("id").asLong());
            if (waiting != null) waiting.complete(message);
            else if (message.has("method")) onEvent.accept(message);
        } catch (BrowserException notJson) {
            failAll(notJson);
        }
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                String text = parts.toString();
                parts.setLength(0);
                receive(text);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            failAll(new BrowserException("the browser closed the connection: " + code + " " + reason));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            failAll(error);
        }
    }
}
