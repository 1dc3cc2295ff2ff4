package duplex.measure.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.OptionalLong;

/**
 * Polls, short or long: the client's part is the same.
 *
 * @param transport {@code short-polling} or {@code long-polling}
 */
record PollingWay(Http http, String transport) implements Way {

    @Override
    public OptionalLong post(String author, String id) throws IOException, InterruptedException {
        return OptionalLong.of(
                http.postChatMessage("/" + transport + "/messages", author, id).sequence());
    }

    @Override
    public void listen(Place after, Ear ear) throws IOException, InterruptedException {
        HttpResponse<String> response = http.get("/" + transport + "/messages?after=" + after);
        switch (response.statusCode()) {
            case 200 -> {
                for (JsonNode message : Http.read(response.body()).path("messages")) {
                    Http.hear(message, ear);
                }
            }
            case 204 -> {}
            case 410 -> ear.resync(response.body());
            default -> throw new IOException("poll was answered " + response.statusCode());
        }
    }
}
