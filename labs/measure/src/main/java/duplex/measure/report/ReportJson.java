package duplex.measure.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.Axis;
import duplex.measure.Cell;
import duplex.measure.client.Totals;
import duplex.measure.model.PacketsJson;
import duplex.measure.model.Published;
import duplex.measure.model.PublishedJson;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** A report as {@code report.json}: schema {@code duplex.report/1}, described in {@code report.schema.json}. */
final class ReportJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double NANOS_PER_MICRO = 1_000;

    /** The percentiles at which a curve has its points, as far as there are enough deliveries. */
    private static final List<Double> CURVE =
            List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 97.5, 99.0, 99.5, 99.75, 99.9, 99.95, 99.99);

    private ReportJson() {}

    static ObjectNode of(Report report) {
        ObjectNode json = JSON.objectNode().put("schema", "duplex.report/1");
        ObjectNode environment = json.putObject("environment");
        report.environment().facts().forEach(environment::put);
        json.put("command", report.command());
        report.echo().ifPresent(echo -> json.set("echo", echo(echo)));
        report.results().forEach(result -> json.withArray("results").add(result(result)));
        json.set("published", PublishedJson.of(Published.beside(report.results(), report.replay())));
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
        cell(json, result.cell());
        outcome(json, result);
        json.set("bytes", bytes(result.steady()));
        json.putObject("bytes_by_role")
                .<ObjectNode>set("senders", bytes(result.senders()))
                .set("receivers", bytes(result.receivers()));
        json.putObject("setup_bytes")
                .put("up", result.setup().up().total())
                .put("down", result.setup().down().total());
        json.put("bytes_per_second", rounded(result.bytesPerSecond()));
        put(json, "idle_bytes_per_client_per_minute", result.idleBytesPerClientPerMinute());
        json.put("overhead_per_delivery", rounded(result.overheadPerDelivery()));
        json.set("per_post", cost(result.perPost()));
        json.set("per_delivery", cost(result.perDelivery()));
        json.putObject("framing_per_unit")
                .put("up", rounded(result.framingPerUnit().framingUp()))
                .put("down", rounded(result.framingPerUnit().framingDown()))
                .put("units_up", result.steady().unitsUp())
                .put("units_down", result.steady().unitsDown());
        json.set("polls", polls(result));
        json.set("packets", PacketsJson.of(result));
        json.set("delivery_time_us", times(result.deliveryTime()).set("curve", curve(result)));
        json.set("service_time_us", times(result.serviceTime()));
        json.put("scheduling_error_p99_us", result.schedulingErrorP99());
        json.set("medians", medians(result));
        json.set("server", server(result));
        json.putObject("client")
                .put(
                        "cpu_us_per_delivery",
                        rounded(result.median(RoundResult::clientCpuMicrosPerDelivery)
                                .value()));
        result.rounds().forEach(round -> json.withArray("each_round").add(round(round)));
        return json;
    }

    private static void cell(ObjectNode json, Cell cell) {
        json.put("cell", cell.key())
                .put("transport", cell.transport().key())
                .put("carrier", cell.carrier().key())
                .put("profile", cell.profile().name())
                .put("origin", cell.origin().key())
                .put("http", cell.carrier().http())
                .put("tls", cell.carrier().tls())
                .put("cookie_bytes", cell.cookieBytes())
                .put("deflate", cell.deflate())
                .put("batch_ms", cell.batchMillis())
                .put("one_way_delay_ms", cell.delayMillis())
                .put("senders", cell.senders())
                .put("receivers", cell.receivers())
                .put("idle", cell.isIdle())
                .put("rate_per_second", cell.rate())
                .put("burst", cell.burst())
                .put("text_bytes", cell.textBytes());
        cell.intervalMillis()
                .ifPresentOrElse(interval -> json.put("interval_ms", interval), () -> json.putNull("interval_ms"));
        ObjectNode axes = json.putObject("axes");
        for (Axis axis : Axis.values()) {
            axes.put(axis.key(), cell.value(axis));
        }
    }

    private static void outcome(ObjectNode json, Result result) {
        Deliveries deliveries = result.deliveries();
        json.put("rounds", result.roundsCounted())
                .put("rounds_void", result.rounds().size() - result.sound().size())
                .put("messages", deliveries.messages());
        outcome(json, deliveries, result.voidReason());
        result.pageMessages()
                .ifPresentOrElse(count -> json.put("page_messages", count), () -> json.putNull("page_messages"));
        json.put("representation_bytes", rounded(result.representationBytes()))
                .put("seconds", rounded(result.seconds()))
                .put("achieved_rate", rounded(result.achievedRate()));
    }

    private static void outcome(ObjectNode json, Deliveries deliveries, Optional<String> voidReason) {
        json.put("delivered", deliveries.delivered())
                .put("lost", deliveries.lost())
                .put("doubled", deliveries.doubled())
                .put("reordered", deliveries.reordered());
        voidReason.ifPresentOrElse(reason -> json.put("void", reason), () -> json.putNull("void"));
    }

    private static ObjectNode medians(Result result) {
        ObjectNode json = JSON.objectNode();
        median(
                json,
                "delivery_p50_us",
                result,
                round -> round.deliveryTimes().percentiles().p50());
        median(
                json,
                "delivery_mean_us",
                result,
                round -> round.deliveryTimes().percentiles().mean());
        median(
                json,
                "delivery_p99_us",
                result,
                round -> round.deliveryTimes().percentiles().p99());
        median(
                json,
                "service_p50_us",
                result,
                round -> round.serviceTimes().percentiles().p50());
        median(json, "server_cpu_us_per_delivery", result, RoundResult::serverCpuMicrosPerDelivery);
        median(json, "client_cpu_us_per_delivery", result, RoundResult::clientCpuMicrosPerDelivery);
        median(json, "overhead_per_delivery", result, RoundResult::overheadPerDelivery);
        median(json, "bytes_per_second", result, RoundResult::bytesPerSecond);
        return json;
    }

    private static void median(ObjectNode json, String name, Result result, ToDoubleFunction<RoundResult> figure) {
        Median median = result.median(figure);
        json.putObject(name)
                .put("value", rounded(median.value()))
                .put("low", rounded(median.low()))
                .put("high", rounded(median.high()))
                .put("confidence", median.confidence())
                .put("rounds", median.rounds());
    }

    private static ObjectNode round(RoundResult round) {
        Percentiles time = round.deliveryTimes().percentiles();
        ObjectNode json = JSON.objectNode().put("round", round.round());
        outcome(json, round.deliveries(), round.voidReason());
        return json.put("seconds", rounded(round.seconds()))
                .put("bytes_up", round.steady().up().total())
                .put("bytes_down", round.steady().down().total())
                .put("requests", round.tap().requests())
                .put("empty_responses", round.tap().emptyResponses())
                .put("connections_opened", round.tap().connectionsOpened())
                .put("overhead_per_delivery", rounded(round.overheadPerDelivery()))
                .put("server_cpu_us_per_delivery", rounded(round.serverCpuMicrosPerDelivery()))
                .put("client_cpu_us_per_delivery", rounded(round.clientCpuMicrosPerDelivery()))
                .set("delivery_time_us", times(time));
    }

    private static ObjectNode bytes(Totals totals) {
        return JSON.objectNode().<ObjectNode>set("up", parts(totals.up())).set("down", parts(totals.down()));
    }

    static ObjectNode parts(Bytes bytes) {
        ObjectNode json = JSON.objectNode();
        for (Part part : Part.values()) {
            json.put(part.key(), bytes.of(part));
        }
        return json.put("total", bytes.total())
                .put("http2_fields_decoded", bytes.fieldsDecoded())
                .put("payload_uncompressed", bytes.payloadInflated());
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

    /** How often the receivers asked, and how often in vain; null where they do not ask, or not by polls alone. */
    private static JsonNode polls(Result result) {
        return switch (result.cell().transport()) {
            case FORM_POST, SHORT_POLLING, LONG_POLLING ->
                JSON.objectNode()
                        .put("count", result.receivers().unitsUp())
                        .put("empty", result.receivers().empty());
            // A Socket.IO client posts its pongs beside its polls, and both are requests.
            case SERVER_SENT_EVENTS, WEBSOCKET, SOCKET_IO_POLLING, SOCKET_IO_WEBSOCKET -> JSON.nullNode();
        };
    }

    /** Of all deliveries of all sound rounds together: [percentile, microseconds], up to the maximum at 100. */
    private static ArrayNode curve(Result result) {
        Histogram all = new Histogram(3);
        result.sound().forEach(round -> all.add(round.deliveryTimes().histogram()));
        ArrayNode points = JSON.arrayNode();
        if (all.getTotalCount() == 0) {
            return points;
        }
        for (double percentile : CURVE) {
            // Above 1 - 1/count lies a single value, the maximum.
            if (100 / (100 - percentile) < all.getTotalCount()) {
                points.addArray().add(percentile).add(all.getValueAtPercentile(percentile));
            }
        }
        points.addArray().add(100.0).add(all.getMaxValue());
        return points;
    }

    private static ObjectNode server(Result result) {
        double deliveries = Math.max(1, result.delivered());
        ObjectNode json = JSON.objectNode()
                .put("cpu_us_per_delivery", rounded(result.tap().cpuNanos() / NANOS_PER_MICRO / deliveries))
                .put("cpu_us_per_second", rounded(result.tap().cpuNanos() / NANOS_PER_MICRO / result.seconds()))
                .put("connections_opened", result.tap().connectionsOpened())
                .put("requests", result.tap().requests())
                .put("empty_responses", result.tap().emptyResponses())
                .put("heap_used", result.tap().heapBytes());
        put(json, "heap_per_connection", result.heapPerConnection());
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<Double> value) {
        value.ifPresentOrElse(number -> json.put(name, Math.round(number)), () -> json.putNull(name));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
