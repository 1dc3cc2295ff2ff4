package duplex.measure.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Socket.IO over a WebSocket: each text is an Engine.IO packet (its first digit) and, for a message, a Socket.IO packet in
 * it (its second), of which we need five.
 */
final class SocketIoWay implements Way {

    private static final String OPEN = "0";
    private static final String PING = "2";
    private static final String PONG = "3";
    private static final String CONNECT = "40";
    private static final String EVENT = "42";
    private static final String ACKNOWLEDGEMENT = "43";

    private final Http http;
    private final AtomicInteger events = new AtomicInteger();
    private final Map<String, CompletableFuture<Long>> unacknowledged = new ConcurrentHashMap<>();
    private volatile Optional<TextSocket> open = Optional.empty();

    SocketIoWay(Http http) {
        this.http = http;
    }

    @Override
    public OptionalLong post(String author, String id) throws IOException, InterruptedException {
        TextSocket socket = open.orElseThrow(() -> new IOException("not connected"));
        String number = String.valueOf(events.incrementAndGet());
        CompletableFuture<Long> acknowledgement = new CompletableFuture<>();
        unacknowledged.put(number, acknowledgement);
        socket.send(EVENT + number + "[\"message\"," + Http.chatMessage(author, id) + "]");
        socket.await(acknowledgement);
        return OptionalLong.of(acknowledgement.join());
    }

    @Override
    public void listen(Place after, Ear ear) throws IOException, InterruptedException {
        TextSocket socket = TextSocket.open(
                http.client(),
                http.uri("ws", "/socket.io/?EIO=4&transport=websocket"),
                (any, text) -> packet(any, text, after, ear));
        try {
            socket.awaitEnd();
        } finally {
            open = Optional.empty();
        }
    }

    private void packet(TextSocket socket, String text, Place after, Ear ear) throws IOException {
        if (text.startsWith(OPEN)) {
            socket.send(CONNECT + "{\"after\":\"" + after + "\"}");
        } else if (text.equals(PING)) {
            socket.send(PONG);
        } else if (text.startsWith(CONNECT)) {
            open = Optional.of(socket);
        } else if (text.startsWith(EVENT)) {
            Http.hear(Http.read(text.substring(EVENT.length())).path(1), ear);
        } else if (text.startsWith(ACKNOWLEDGEMENT)) {
            acknowledged(text.substring(ACKNOWLEDGEMENT.length()));
        } else {
            throw new IOException("packet is not expected: " + text);
        }
    }

    /** {@code 7[{"cursor":"…"}]}: the event's number, and what the server says to it. */
    private void acknowledged(String text) throws IOException {
        int bracket = text.indexOf('[');
        JsonNode answer = Http.read(text.substring(bracket)).path(0);
        if (!answer.has("cursor")) {
            throw new IOException("a chat message was answered " + answer);
        }
        Optional.ofNullable(unacknowledged.remove(text.substring(0, bracket)))
                .ifPresent(acknowledgement -> acknowledgement.complete(
                        Place.parse(answer.path("cursor").asText()).sequence()));
    }
}
