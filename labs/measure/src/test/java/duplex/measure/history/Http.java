package duplex.measure.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to one server, and JSON as the room speaks it. For any thread. */
record Http(HttpClient client, int port) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Http to(int port) {
        return new Http(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), port);
    }

    URI uri(String scheme, String target) {
        return URI.create(scheme + "://127.0.0.1:" + port + target);
    }

    <T> HttpResponse<T> get(String target, BodyHandler<T> body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("http", target)).timeout(PATIENCE).build(), body);
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return get(target, BodyHandlers.ofString());
    }

    HttpResponse<String> post(String target, String contentType, String content)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("http", target))
                        .timeout(PATIENCE)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(content))
                        .build(),
                BodyHandlers.ofString());
    }

    /** {@code POST {"author","text","id"}}, which is acknowledged by 201 and the place. */
    Way.Place postChatMessage(String target, String author, String id) throws IOException, InterruptedException {
        HttpResponse<String> response = post(target, "application/json", chatMessage(author, id));
        if (response.statusCode() != 201) {
            throw new IOException(target + " answered " + response.statusCode() + " " + response.body());
        }
        return Way.Place.parse(read(response.body()).path("cursor").textValue());
    }

    static String chatMessage(String author, String id) {
        return JSON.createObjectNode()
                .put("author", author)
                .put("text", id)
                .put("id", id)
                .toString();
    }

    static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    /** A chat message, a resync or a greeting, as a stream brings it. */
    static void hear(JsonNode event, Way.Ear ear) {
        switch (event.path("kind").asText()) {
            case "chat" ->
                ear.hear(
                        Way.Place.parse(event.path("cursor").asText()).sequence(),
                        event.path("id").asText());
            case "resync" -> ear.resync(event.path("reason").asText());
            default -> {} // the greeting
        }
    }
}
