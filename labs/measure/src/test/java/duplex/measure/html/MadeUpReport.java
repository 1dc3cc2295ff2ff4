package duplex.measure.html;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.wire.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report of round numbers, as {@code report.json} would hold it, and what lies beside it. */
final class MadeUpReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int RECEIVERS = 10;
    private static final int MESSAGES = 100;
    private static final int INTERVAL = 1_000;

    private final ObjectNode json = JSON.objectNode().put("schema", "duplex.report/1");

    MadeUpReport() {
        ObjectNode environment = json.putObject("environment");
        for (String fact : List.of("date", "jdk", "os", "cpu", "cores", "jetty", "duplex", "commit", "layer")) {
            environment.put(fact, "some " + fact);
        }
        json.put("command", "./duplex compare --set standard");
        json.putArray("results");
    }

    /** Every way at three rates, at 5/s at three delays and over HTTP/2; idle; two far from their models, one void. */
    static SavedReport whole() {
        MadeUpReport report = new MadeUpReport();
        for (int rate : List.of(1, 5, 20)) {
            report.everyWay(rate, 0);
        }
        report.everyWay(5, 50).everyWay(5, 150);
        report.overHttp2(report.result("short-polling", 5, 0)).overHttp2(report.result("websocket", 5, 0));
        report.idle("long-polling", 8_192).idle("websocket", 13_312);
        mean(report.result("short-polling", 2, 0), 507_000, 10_000);
        mean(report.result("long-polling", 2, 50), 230_000, 5_000);
        report.result("websocket", 20, 150).put("void", "3 deliveries were lost");
        return new SavedReport(report.json, Optional.of(claims()), Optional.of(bench()));
    }

    /** WebSocket and short polling at 5/s, measured once. */
    static SavedReport small() {
        MadeUpReport report = new MadeUpReport();
        report.result("short-polling", 5, 0).remove("medians");
        report.result("websocket", 5, 0).remove("medians");
        return report.saved();
    }

    SavedReport saved() {
        return new SavedReport(json, Optional.empty(), Optional.empty());
    }

    MadeUpReport everyWay(int rate, int delay) {
        for (String transport :
                List.of("form-post", "short-polling", "long-polling", "server-sent-events", "websocket")) {
            result(transport, rate, delay);
        }
        return this;
    }

    /** One result; to change what a test is about. */
    ObjectNode result(String transport, int rate, int delay) {
        boolean asks = transport.equals("form-post") || transport.equals("short-polling");
        int delivered = MESSAGES * RECEIVERS;
        int seconds = MESSAGES / rate;
        int polls = asks ? RECEIVERS * seconds * 1_000 / INTERVAL : transport.equals("long-polling") ? delivered : 0;
        Map<Part, Integer> up = Map.of(Part.FIELDS, 400 * polls, Part.MASKING_KEY, asks ? 0 : 4 * MESSAGES);
        Map<Part, Integer> down = Map.of(
                Part.FIELDS,
                200 * polls,
                Part.CONTENT,
                transport.equals("form-post") ? 6_000 * polls : 120 * delivered);
        long mean = (asks ? INTERVAL * 500L : 0) + (transport.equals("websocket") ? 1_400 : 1_600) + 2_000L * delay;
        ObjectNode result = json.withArray("results").addObject();
        result.put("cell", "%s delay=%d rate=%d".formatted(transport, delay, rate))
                .put("transport", transport)
                .put("profile", "chromium")
                .put("origin", "http")
                .put("http", "1.1")
                .put("tls", false)
                .put("deflate", false)
                .put("one_way_delay_ms", delay)
                .put("senders", 1)
                .put("receivers", RECEIVERS)
                .put("rate_per_second", rate)
                .put("text_bytes", 16)
                .put("delivered", delivered)
                .put("lost", 0)
                .putNull("void")
                .put("seconds", seconds)
                .put("overhead_per_delivery", 60)
                .put("scheduling_error_p99_us", 210);
        if (asks) {
            result.put("interval_ms", INTERVAL);
            result.putObject("polls").put("count", polls).put("empty", Math.max(0, polls - delivered / 2));
        } else {
            result.putNull("interval_ms");
        }
        if (transport.equals("form-post")) {
            result.put("page_messages", 50);
        } else {
            result.putNull("page_messages");
        }
        bytes(result.putObject("bytes"), up, down);
        bytes(result.putObject("bytes_by_role").putObject("receivers"), up, down);
        times(result.putObject("delivery_time_us"), mean, delivered);
        times(result.putObject("service_time_us"), mean - 100, delivered);
        result.putObject("client").put("cpu_us_per_delivery", 25);
        result.putObject("server")
                .put("cpu_us_per_delivery", transport.equals("websocket") && rate == 20 ? 61 : 48)
                .put("connections_opened", 0)
                .put("requests", polls + MESSAGES)
                .put("empty_responses", polls / 2)
                .put("heap_used", 31_457_280);
        // Wide enough that WebSocket and the other ways without a timer cannot be told apart where nothing is delayed.
        median(result.putObject("medians"), "delivery_p50_us", (double) mean, 150);
        double cpu = result.at("/server/cpu_us_per_delivery").asDouble();
        median(result.withObject("medians"), "server_cpu_us_per_delivery", cpu, 5);
        return result;
    }

    MadeUpReport idle(String transport, int heap) {
        ObjectNode result = result(transport, 5, 0);
        result.put("cell", transport + " rate=idle").put("rate_per_second", 0).put("delivered", 0);
        result.withObject("server").put("heap_per_connection", heap);
        return this;
    }

    private MadeUpReport overHttp2(ObjectNode result) {
        result.put("http", "2").put("tls", true).put("origin", "https");
        return this;
    }

    private static void mean(ObjectNode result, int micros, int either) {
        result.withObject("delivery_time_us").put("mean", micros);
        median(result.withObject("medians"), "delivery_mean_us", micros, either);
    }

    static void median(ObjectNode medians, String figure, double value, double either) {
        medians.putObject(figure)
                .put("value", value)
                .put("low", value - either)
                .put("high", value + either)
                .put("confidence", 0.9375)
                .put("rounds", 5);
    }

    private static void bytes(ObjectNode both, Map<Part, Integer> up, Map<Part, Integer> down) {
        parts(both.putObject("up"), up);
        parts(both.putObject("down"), down);
    }

    private static void parts(ObjectNode json, Map<Part, Integer> bytes) {
        for (Part part : Part.values()) {
            json.put(part.key(), bytes.getOrDefault(part, 0));
        }
        json.put("total", bytes.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static void times(ObjectNode json, long mean, int count) {
        json.put("count", count)
                .put("mean", mean)
                .put("p50", mean)
                .put("p90", mean + 500)
                .put("p99", mean + 900)
                .put("p99_9", mean + 990)
                .put("max", mean + 1_000);
    }

    private static ObjectNode claims() {
        try {
            return (ObjectNode) new ObjectMapper().readTree("""
                    {"claims": [
                      {"number": 1, "quotation": "HTTP는 기본적으로 연결을 유지하지 않는다", "verdict": "refuted", "expected": "refuted",
                       "decided_by": "measurement", "says": {"ko": "HTTP는 연결을 유지하지 않는다", "en": "HTTP keeps no connection"},
                       "scope": {"ko": "HTTP/1.0에서는 맞음", "en": "true of HTTP/1.0"}, "rule": "RFC 9112, section 9.3",
                       "experiment": {"ko": "요청 100개", "en": "100 requests"},
                       "measured": [{"label": {"ko": "연결", "en": "connections"}, "shown": "1"}],
                       "command": "./duplex claims 1"},
                      {"number": 37, "quotation": "모두에게 보낸다", "verdict": "unknown", "expected": "qualified",
                       "decided_by": "measurement", "says": {"ko": "모두에게 보낸다", "en": "sends to all"},
                       "scope": "ws 8", "rule": "–", "experiment": {"ko": "Node", "en": "Node"}, "measured": [],
                       "because": {"ko": "Node가 없음", "en": "no Node here"}, "command": "./duplex claims 37"}],
                     "environment": {"date": "another date"}}
                    """);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode bench() {
        ObjectNode bench = JSON.objectNode();
        bench.putArray("benchmarks")
                .addObject()
                .put("lesson", "Masking")
                .put("way", "rightEightBytesAtATime")
                .put("parameters", "bytes=4096")
                .put("kind", "ours")
                .put("ns_per_op", 200)
                .put("ns_error", 10)
                .put("bytes_per_op", 0);
        return bench;
    }
}
