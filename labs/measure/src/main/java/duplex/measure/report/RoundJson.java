package duplex.measure.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.TapReading;
import duplex.measure.client.Totals;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One round, whole, as JSON: what is written comes back equal. */
public final class RoundJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RoundJson() {}

    public static ObjectNode of(RoundResult round) {
        ObjectNode json = JSON.objectNode().put("round", round.round());
        round.voidReason().ifPresent(reason -> json.put("void", reason));
        json.set("deliveries", deliveries(round.deliveries()));
        json.put("representation_bytes", round.representationBytes());
        round.pageMessages().ifPresent(count -> json.put("page_messages", count));
        json.set("senders", totals(round.senders()));
        json.set("receivers", totals(round.receivers()));
        json.set("setup", totals(round.setup()));
        json.set("tap", tap(round.tap()));
        json.put("client_cpu_ns", round.clientCpuNanos())
                .put("delivery_times", round.deliveryTimes().base64())
                .put("service_times", round.serviceTimes().base64())
                .put("scheduling_errors", round.schedulingErrors().base64())
                .put("seconds", round.seconds())
                .put("achieved_rate", round.achievedRate());
        round.heapPerConnection().ifPresent(heap -> json.put("heap_per_connection", heap));
        return json;
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException when it is no round
     */
    public static RoundResult read(JsonNode json) {
        return new RoundResult(
                json.path("round").asInt(),
                text(json, "void"),
                deliveries(json.path("deliveries")),
                json.path("representation_bytes").asDouble(),
                text(json, "page_messages").map(Integer::valueOf),
                totals(json.path("senders")),
                totals(json.path("receivers")),
                totals(json.path("setup")),
                tap(json.path("tap")),
                json.path("client_cpu_ns").asLong(),
                new Times(json.path("delivery_times").asText()),
                new Times(json.path("service_times").asText()),
                new Times(json.path("scheduling_errors").asText()),
                json.path("seconds").asDouble(),
                json.path("achieved_rate").asDouble(),
                text(json, "heap_per_connection").map(Double::valueOf));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
    }

    private static ObjectNode deliveries(Deliveries deliveries) {
        return JSON.objectNode()
                .put("messages", deliveries.messages())
                .put("delivered", deliveries.delivered())
                .put("lost", deliveries.lost())
                .put("doubled", deliveries.doubled())
                .put("reordered", deliveries.reordered());
    }

    private static Deliveries deliveries(JsonNode json) {
        return new Deliveries(
                json.path("messages").asLong(),
                json.path("delivered").asLong(),
                json.path("lost").asLong(),
                json.path("doubled").asLong(),
                json.path("reordered").asLong());
    }

    private static ObjectNode totals(Totals totals) {
        ObjectNode json = JSON.objectNode();
        json.set("up", bytes(totals.up()));
        json.set("down", bytes(totals.down()));
        return json.put("units_up", totals.unitsUp())
                .put("units_down", totals.unitsDown())
                .put("empty", totals.empty())
                .put("empty_bytes", totals.emptyBytes());
    }

    private static Totals totals(JsonNode json) {
        return new Totals(
                bytes(json.path("up")),
                bytes(json.path("down")),
                json.path("units_up").asLong(),
                json.path("units_down").asLong(),
                json.path("empty").asLong(),
                json.path("empty_bytes").asLong());
    }

    private static ObjectNode tap(TapReading tap) {
        ObjectNode json = JSON.objectNode();
        json.set("up", bytes(tap.up()));
        json.set("down", bytes(tap.down()));
        return json.put("connections_opened", tap.connectionsOpened())
                .put("requests", tap.requests())
                .put("empty_responses", tap.emptyResponses())
                .put("cpu_ns", tap.cpuNanos())
                .put("heap_used", tap.heapBytes());
    }

    private static TapReading tap(JsonNode json) {
        return new TapReading(
                bytes(json.path("up")),
                bytes(json.path("down")),
                json.path("connections_opened").asLong(),
                json.path("requests").asLong(),
                json.path("empty_responses").asLong(),
                json.path("cpu_ns").asLong(),
                json.path("heap_used").asLong());
    }

    private static ObjectNode bytes(Bytes bytes) {
        return ReportJson.parts(bytes);
    }

    private static Bytes bytes(JsonNode json) {
        Map<Part, Long> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, json.path(part.key()).asLong());
        }
        return new Bytes(
                parts,
                json.path("http2_fields_decoded").asLong(),
                json.path("payload_uncompressed").asLong());
    }
}
