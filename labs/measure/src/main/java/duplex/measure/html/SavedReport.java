package duplex.measure.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A report as it was saved: {@code report.json}, and what lies beside it.
 *
 * @param claims of {@code claims.json}, as {@code duplex claims --json} writes it
 * @param calibration of {@code calibration.json}, as {@code duplex calibrate --json} writes it
 * @param bench of {@code bench.json}, as {@code duplex bench --json} writes it
 */
record SavedReport(JsonNode json, Optional<JsonNode> claims, Optional<JsonNode> bench, Optional<JsonNode> calibration) {

    private static final String SCHEMA = "duplex.report/1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One beside which no calibration lies. */
    SavedReport(JsonNode json, Optional<JsonNode> claims, Optional<JsonNode> bench) {
        this(json, claims, bench, Optional.empty());
    }

    SavedReport {
        String schema = json.path("schema").asText();
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("schema must be " + SCHEMA + ", was \"" + schema + "\"");
        }
    }

    /**
     * @param place the report's folder, or its {@code report.json}
     * @throws IOException when it cannot be read, or is no report; with one line that says so
     */
    static SavedReport read(Path place) throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve("report.json") : place;
        if (!Files.isRegularFile(file)) {
            throw new IOException("no report at " + file + "; ./duplex compare --out DIR makes one");
        }
        JsonNode json = MAPPER.readTree(file.toFile());
        try {
            return new SavedReport(
                    json, beside(file, "claims.json"), beside(file, "bench.json"), beside(file, "calibration.json"));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no report: " + e.getMessage(), e);
        }
    }

    private static Optional<JsonNode> beside(Path report, String name) throws IOException {
        Path file = report.resolveSibling(name);
        return Files.isRegularFile(file) ? Optional.of(MAPPER.readTree(file.toFile())) : Optional.empty();
    }

    List<Row> rows() {
        return StreamSupport.stream(json.path("results").spliterator(), false)
                .map(Row::new)
                .toList();
    }

    /** The rows that may be used. */
    List<Row> usable() {
        return rows().stream().filter(Row::isUsable).toList();
    }

    List<Row> unusable() {
        return rows().stream().filter(row -> !row.isUsable()).toList();
    }

    Map<String, String> environment() {
        Map<String, String> facts = new LinkedHashMap<>();
        json.path("environment")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        return facts;
    }

    String command() {
        return json.path("command").asText();
    }
}
