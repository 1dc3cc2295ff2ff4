package duplex.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Scores as JSON, schema {@code duplex.bench/1}: what the report takes in. */
final class BenchJson {

    private BenchJson() {}

    static ObjectNode of(List<Measured> all, String command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", "duplex.bench/1");
        json.putObject("environment")
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        json.put("command", command);
        all.forEach(each -> json.withArray("benchmarks").add(benchmark(each)));
        return json;
    }

    private static ObjectNode benchmark(Measured each) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("lesson", each.lesson())
                .put("way", each.way())
                .put("kind", each.kind().key())
                .put("parameters", each.parameters());
        put(json, "ns_per_op", each.nanos());
        put(json, "ns_error", each.nanosError());
        put(json, "bytes_per_op", each.bytes());
        put(json, "bytes_error", each.bytesError());
        return json;
    }

    /** JSON has no word for what is not a number. */
    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, Math.round(value * 1_000) / 1_000.0);
        } else {
            json.putNull(name);
        }
    }
}
