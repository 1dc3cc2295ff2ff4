package duplex.measure.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.Plan;
import duplex.measure.Transport;
import duplex.measure.client.Totals;
import duplex.wire.Bytes;
import duplex.wire.Part;

/** A report as {@code report.json}: schema {@code duplex.report/1}, described in {@code report.schema.json}. */
final class ReportJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double NANOS_PER_MICRO = 1_000;

    private ReportJson() {}

    static ObjectNode of(Report report) {
        ObjectNode json = JSON.objectNode().put("schema", "duplex.report/1");
        ObjectNode environment = json.putObject("environment");
        report.environment().facts().forEach(environment::put);
        json.put("command", report.command());
        report.echo().ifPresent(echo -> json.set("echo", echo(echo)));
        report.results().forEach(result -> json.withArray("results").add(result(result)));
        return json;
    }

    private static ObjectNode echo(Echo echo) {
        return JSON.objectNode()
                .put("bare_echo_us", echo.bareP50())
                .put("bare_echo_p99_us", echo.bareP99())
                .put("websocket_echo_us", echo.webSocketP50())
                .put("websocket_echo_p99_us", echo.webSocketP99())
                .put("ratio", rounded(echo.ratio()));
    }

    private static ObjectNode result(Result result) {
        ObjectNode json = JSON.objectNode();
        workload(json, result);
        outcome(json, result);
        json.set("bytes", bytes(result.steady()));
        json.putObject("bytes_by_role")
                .<ObjectNode>set("senders", bytes(result.senders()))
                .set("receivers", bytes(result.receivers()));
        json.putObject("setup_bytes")
                .put("up", result.setup().up().total())
                .put("down", result.setup().down().total());
        result.idleBytesPerClientPerMinute()
                .ifPresentOrElse(
                        idle -> json.put("idle_bytes_per_client_per_minute", Math.round(idle)),
                        () -> json.putNull("idle_bytes_per_client_per_minute"));
        json.put("overhead_per_delivery", rounded(result.overheadPerDelivery()));
        json.set("per_post", cost(result.perPost()));
        json.set("per_delivery", cost(result.perDelivery()));
        json.putObject("framing_per_unit")
                .put("up", rounded(result.framingPerUnit().framingUp()))
                .put("down", rounded(result.framingPerUnit().framingDown()))
                .put("units_up", result.steady().unitsUp())
                .put("units_down", result.steady().unitsDown());
        json.set("delivery_time_us", times(result.deliveryTime()));
        json.set("service_time_us", times(result.serviceTime()));
        json.set("server", server(result));
        return json;
    }

    private static void workload(ObjectNode json, Result result) {
        Plan plan = result.run().plan();
        Transport transport = result.run().transport();
        json.put("transport", transport.key())
                .put("profile", result.run().profile().name())
                .put("origin", plan.origin().key())
                .put("http", "1.1")
                .put("tls", false)
                .put("deflate", false)
                .put("one_way_delay_ms", plan.delayMillis())
                .put("senders", plan.senders())
                .put("receivers", plan.receivers())
                .put("rate_per_second", plan.rate())
                .put("messages", plan.messages())
                .put("text_bytes", result.run().textBytes());
        if (transport.asksOnATimer()) {
            json.put("interval_ms", plan.intervalMillis());
        } else {
            json.putNull("interval_ms");
        }
        result.pageMessages()
                .ifPresentOrElse(count -> json.put("page_messages", count), () -> json.putNull("page_messages"));
    }

    private static void outcome(ObjectNode json, Result result) {
        json.put("delivered", result.delivered()).put("lost", result.lost());
        result.voidReason().ifPresentOrElse(reason -> json.put("void", reason), () -> json.putNull("void"));
        json.put("representation_bytes", rounded(result.representationBytes()))
                .put("seconds", rounded(result.seconds()))
                .put("achieved_rate", rounded(result.achievedRate()));
    }

    private static ObjectNode bytes(Totals totals) {
        return JSON.objectNode().<ObjectNode>set("up", parts(totals.up())).set("down", parts(totals.down()));
    }

    private static ObjectNode parts(Bytes bytes) {
        ObjectNode json = JSON.objectNode();
        for (Part part : Part.values()) {
            json.put(part.key(), bytes.of(part));
        }
        return json.put("total", bytes.total());
    }

    private static ObjectNode cost(Cost cost) {
        return JSON.objectNode()
                .put("up", rounded(cost.up()))
                .put("down", rounded(cost.down()))
                .put("framing_up", rounded(cost.framingUp()))
                .put("framing_down", rounded(cost.framingDown()));
    }

    private static ObjectNode times(Percentiles times) {
        return JSON.objectNode()
                .put("count", times.count())
                .put("mean", rounded(times.mean()))
                .put("p50", times.p50())
                .put("p90", times.p90())
                .put("p99", times.p99())
                .put("p99_9", times.p999())
                .put("max", times.max());
    }

    private static ObjectNode server(Result result) {
        double deliveries = Math.max(1, result.delivered());
        return JSON.objectNode()
                .put("cpu_us_per_delivery", rounded(result.tap().cpuNanos() / NANOS_PER_MICRO / deliveries))
                .put("connections_opened", result.tap().connectionsOpened())
                .put("requests", result.tap().requests())
                .put("empty_responses", result.tap().emptyResponses())
                .put("heap_used", result.tap().heapBytes());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
