package duplex.measure.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Of a report what its charts draw, and no more: rounds and what is zero would be most of the page. */
final class ChartData {

    private static final Set<String> OF_A_REPORT = Set.of("results", "published", "bench");

    private static final Set<String> OF_A_RESULT = Set.of(
            "transport",
            "profile",
            "origin",
            "http",
            "tls",
            "cookie_bytes",
            "deflate",
            "batch_ms",
            "one_way_delay_ms",
            "senders",
            "receivers",
            "rate_per_second",
            "burst",
            "text_bytes",
            "interval_ms",
            "page_messages",
            "delivered",
            "void",
            "seconds",
            "bytes",
            "bytes_by_role",
            "delivery_time_us",
            "polls",
            "server");

    private ChartData() {}

    /** As JSON that can stand in a script element: it holds no {@code <}. */
    static String of(SavedReport report) {
        ObjectNode kept = report.json().deepCopy();
        report.bench().ifPresent(bench -> kept.set("bench", bench));
        kept.retain(OF_A_REPORT);
        for (JsonNode result : kept.path("results")) {
            ((ObjectNode) result).retain(OF_A_RESULT);
            withoutZeros(result.path("bytes"));
            JsonNode roles = result.path("bytes_by_role");
            if (roles instanceof ObjectNode both) {
                both.retain("receivers");
                withoutZeros(both.path("receivers"));
            }
        }
        return kept.toString().replace("<", "\\u003c");
    }

    private static void withoutZeros(JsonNode bytes) {
        for (String direction : List.of("up", "down")) {
            bytes.path(direction)
                    .properties()
                    .removeIf(part ->
                            part.getValue().asLong() == 0 && !part.getKey().equals("total"));
        }
    }
}
