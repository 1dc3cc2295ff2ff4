package duplex.measure.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.Axis;
import duplex.measure.Cell;
import duplex.measure.TapReading;
import duplex.measure.Transport;
import duplex.measure.client.Totals;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report with made-up numbers, in all its views. */
class ReportTest {

    private final Report report = report();

    static Report report() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : List.of(
                "date", "jdk", "server_flags", "os", "kernel", "cpu", "cores", "jetty", "commit", "seed", "layer")) {
            facts.put(name, "some " + name);
        }
        return new Report(
                new Environment(facts),
                "./duplex compare --set quick",
                Optional.of(new Echo(10, 20, 25, 50)),
                List.of(
                        result(Transport.FORM_POST, 525, 9_800, Optional.of(50), Optional.empty()),
                        result(Transport.SHORT_POLLING, 357, 125, Optional.empty(), Optional.empty()),
                        result(
                                Transport.LONG_POLLING,
                                352,
                                128,
                                Optional.empty(),
                                Optional.of("3 deliveries were lost")),
                        result(Transport.WEBSOCKET, 0, 0, Optional.empty(), Optional.empty())));
    }

    private static Result result(
            Transport transport, long fieldsUp, long fieldsDown, Optional<Integer> page, Optional<String> voidReason) {
        long units = 160;
        boolean frames = transport == Transport.WEBSOCKET;
        Bytes up = new Bytes(Map.of(Part.FIELDS, fieldsUp * units, Part.MASKING_KEY, frames ? 6 * units : 0L));
        Bytes down = new Bytes(Map.of(
                Part.FIELDS,
                fieldsDown * units,
                Part.PAYLOAD,
                122 * units,
                Part.FRAME_HEADER,
                frames ? 2 * units : 0L));
        Totals all = new Totals(up, down, units, units, 0, 0);
        Cell cell = Cell.of(transport).with(Axis.INTERVAL, 500).with(Axis.MESSAGES, 16);
        return new Result(
                cell,
                List.of(new RoundResult(
                        1,
                        voidReason,
                        new Deliveries(16, 160, 0, 0, 0),
                        122,
                        page,
                        all,
                        all,
                        all,
                        new TapReading(up, down, 0, units, 0, 1_000_000, 1),
                        2_000_000,
                        times(250_000, 499_000),
                        times(290, 900),
                        times(20, 40),
                        4,
                        1,
                        Optional.empty())));
    }

    /** Half of them the one, half the other. */
    private static Times times(long less, long more) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(less, 80);
        histogram.recordValueWithCount(more, 80);
        return Times.of(histogram);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void theTableIsAsDrawn(String language) throws IOException {
        String table = new TablePrinter(Locale.forLanguageTag(language)).print(report);
        assertEquals(resource("table." + language + ".txt"), table);
        table.lines().forEach(line -> assertTrue(Columns.width(line) <= TablePrinter.WIDTH, line));
    }

    @Test
    void theReportIsWhatItsSchemaSays(@TempDir Path directory) throws IOException {
        ReportFiles.write(report, directory);
        JsonNode schema = read(directory, "report.schema.json");
        JsonNode json = read(directory, "report.json");
        requireAll(schema, schema, json, "report");
        assertEquals("duplex.report/1", json.path("schema").asText());
        JsonNode last = json.path("results").path(3);
        assertEquals(2 * 122 * 160 + 2 * 2 * 160, last.at("/bytes/down/total").asLong());
        assertTrue(last.path("void").isNull());
        assertEquals(5, Files.readAllLines(directory.resolve("report.csv")).size());
    }

    @Test
    void onlyOfThoseWhoAskIsSaidHowOftenTheyAskedInVain(@TempDir Path directory) throws IOException {
        ReportFiles.write(report, directory);
        JsonNode results = read(directory, "report.json").path("results");
        assertEquals("{\"count\":160,\"empty\":0}", results.at("/1/polls").toString());
        assertTrue(results.at("/3/polls").isNull());
    }

    /** 160 deliveries bear out 99 %, not 99.5 %: above 1 - 1/160 there is only the maximum. */
    @Test
    void theCurveGoesAsFarAsThereAreDeliveriesAndEndsAtTheMaximum(@TempDir Path directory) throws IOException {
        ReportFiles.write(report, directory);
        JsonNode times = read(directory, "report.json").at("/results/3/delivery_time_us");
        JsonNode curve = times.path("curve");
        assertEquals(99, curve.path(curve.size() - 2).path(0).asDouble());
        assertEquals(100, curve.path(curve.size() - 1).path(0).asDouble());
        assertEquals(
                times.path("max").asLong(), curve.path(curve.size() - 1).path(1).asLong());
        assertEquals(times.path("p50").asLong(), curve.path(3).path(1).asLong());
    }

    /** Here every round of it was void. */
    @Test
    void theCurveHasNoPointWithoutASoundRound(@TempDir Path directory) throws IOException {
        ReportFiles.write(report, directory);
        assertEquals(
                "[]",
                read(directory, "report.json")
                        .at("/results/2/delivery_time_us/curve")
                        .toString());
    }

    @Test
    void aVoidRunMakesTheReportUnsound() {
        assertEquals(false, report.isSound());
    }

    /** A fraction of a JSON Schema validator: required keys, through properties, items and references. */
    private static void requireAll(JsonNode root, JsonNode schema, JsonNode value, String where) {
        boolean nullAllowed = StreamSupport.stream(schema.path("type").spliterator(), false)
                .anyMatch(type -> type.asText().equals("null"));
        if (nullAllowed && value.isNull()) {
            return;
        }
        if (schema.has("$ref")) {
            requireAll(root, root.at(schema.path("$ref").asText().substring(1)), value, where);
        }
        schema.path("required").forEach(key -> assertTrue(value.has(key.asText()), where + " lacks " + key));
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                requireAll(root, property.getValue(), value.path(property.getKey()), where + "." + property.getKey());
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> requireAll(root, schema.path("items"), item, where + "[]"));
        }
    }

    private static JsonNode read(Path directory, String name) throws IOException {
        return new ObjectMapper().readTree(directory.resolve(name).toFile());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
