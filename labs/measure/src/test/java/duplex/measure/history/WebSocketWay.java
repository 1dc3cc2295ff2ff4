package duplex.measure.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** One WebSocket to post and to listen; a chat message of ours that comes back is its own acknowledgement. */
final class WebSocketWay implements Way {

    private final Http http;
    private final Map<String, CompletableFuture<Long>> unacknowledged = new ConcurrentHashMap<>();
    private volatile Optional<TextSocket> open = Optional.empty();

    WebSocketWay(Http http) {
        this.http = http;
    }

    /** It may come back on another connection than it went out on: then it need not be sent again. */
    @Override
    public OptionalLong post(String author, String id) throws IOException, InterruptedException {
        CompletableFuture<Long> acknowledgement = unacknowledged.computeIfAbsent(id, any -> new CompletableFuture<>());
        if (!acknowledgement.isDone()) {
            TextSocket socket = open.orElseThrow(() -> new IOException("not connected"));
            socket.send(Http.chatMessage(author, id));
            socket.await(acknowledgement);
        }
        unacknowledged.remove(id);
        return OptionalLong.of(acknowledgement.join());
    }

    @Override
    public void listen(Place after, Ear ear) throws IOException, InterruptedException {
        TextSocket socket = TextSocket.open(
                http.client(), http.uri("ws", "/websocket/messages?after=" + after), (any, text) -> hear(text, ear));
        open = Optional.of(socket);
        try {
            socket.awaitEnd();
        } finally {
            open = Optional.empty();
        }
    }

    private void hear(String text, Ear ear) throws IOException {
        JsonNode event = Http.read(text);
        Http.hear(event, ear);
        Optional.ofNullable(unacknowledged.get(event.path("id").asText()))
                .ifPresent(acknowledgement -> acknowledgement.complete(
                        Place.parse(event.path("cursor").asText()).sequence()));
    }
}
