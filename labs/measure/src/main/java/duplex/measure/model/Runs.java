package duplex.measure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a report has measured, from which larger rooms can be reckoned: results without delay, cookie, compression or
 * batching, none of them void.
 *
 * @param json of a {@code report.json}
 */
record Runs(JsonNode json) {

    private static final String KEPT = "/duplex/measure/model/report.json";
    private static final String SCHEMA = "duplex.report/1";

    /** Where one has no other report: the one that comes with the program, made by {@link #command()}. */
    static Runs kept() throws IOException {
        try (InputStream in = Runs.class.getResourceAsStream(KEPT)) {
            if (in == null) {
                throw new IllegalStateException(KEPT + " is missing");
            }
            return new Runs(new ObjectMapper().readTree(in));
        }
    }

    /**
     * @param place a report's folder, or its {@code report.json}
     * @throws IllegalArgumentException when there is no report, with one line that says so
     */
    static Runs read(Path place) throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve("report.json") : place;
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no report at " + file + "; ./duplex compare --out DIR makes one");
        }
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        if (!json.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException(file + " is no report: its schema is not " + SCHEMA);
        }
        return new Runs(json);
    }

    String command() {
        return json.path("command").asText();
    }

    /** Such as {@code cpu} or {@code date}. */
    String environment(String fact) {
        return json.at("/environment/" + fact).asText("unknown");
    }

    /** In which something was said, the fewest receivers first, and of as many the fewest chat messages. */
    List<Observed> talking(Transport transport, String carrier, String profile) {
        return results(transport, carrier, profile)
                .filter(result -> result.path("delivered").asLong() > 0)
                .map(Observed::of)
                .sorted(Comparator.comparingInt(Observed::receivers).thenComparingDouble(Observed::rate))
                .toList();
    }

    /** Heap of the server per connection that only stays, in bytes: of each number of receivers, in their order. */
    List<Idle> idle(Transport transport, String carrier, String profile) {
        return results(transport, carrier, profile)
                .filter(result -> result.at("/server/heap_per_connection").isNumber())
                .map(result -> new Idle(
                        result.path("receivers").asInt(),
                        result.at("/server/heap_per_connection").asDouble()))
                .sorted(Comparator.comparingInt(Idle::connections))
                .toList();
    }

    /** @param heapBytes of the server, for each of the connections */
    record Idle(int connections, double heapBytes) {}

    private Stream<JsonNode> results(Transport transport, String carrier, String profile) {
        return StreamSupport.stream(json.path("results").spliterator(), false)
                .filter(result -> result.path("transport").asText().equals(transport.key())
                        && result.path("carrier").asText().equals(carrier)
                        && result.path("profile").asText().equals(profile)
                        && !result.path("void").isTextual()
                        && !result.path("deflate").asBoolean()
                        && result.path("batch_ms").asInt() == 0
                        && result.path("cookie_bytes").asInt() == 0
                        && result.path("one_way_delay_ms").asInt() == 0);
    }

    static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }
}
