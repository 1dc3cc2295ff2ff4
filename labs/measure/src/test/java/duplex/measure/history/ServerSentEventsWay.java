package duplex.measure.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the event stream: every chat message is one line of {@code data}. */
record ServerSentEventsWay(Http http) implements Way {

    private static final String PATH = "/server-sent-events/messages";

    @Override
    public OptionalLong post(String author, String id) throws IOException, InterruptedException {
        return OptionalLong.of(http.postChatMessage(PATH, author, id).sequence());
    }

    @Override
    public void listen(Place after, Ear ear) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.get(PATH + "?after=" + after, BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("event stream was answered " + response.statusCode());
            }
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("data: ")) {
                    Http.hear(Http.read(line.substring("data: ".length())), ear);
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }
}
