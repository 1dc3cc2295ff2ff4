package duplex.measure.html;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.Transport;
import duplex.measure.model.DeliveryModel;
import duplex.measure.report.Difference;
import duplex.measure.report.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One result of a saved report, read where it stands in {@code report.json}. What a result does not say is empty, or
 * what reports meant before they said it.
 */
record Row(JsonNode json) {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final String ENOUGH = "enough";

    String transport() {
        return json.path("transport").asText();
    }

    String profile() {
        return json.path("profile").asText();
    }

    String http() {
        return json.path("http").asText();
    }

    boolean tls() {
        return json.path("tls").asBoolean();
    }

    boolean deflate() {
        return json.path("deflate").asBoolean();
    }

    int batchMillis() {
        return json.path("batch_ms").asInt();
    }

    int cookieBytes() {
        return json.path("cookie_bytes").asInt();
    }

    int burst() {
        return json.path("burst").asInt(1);
    }

    double delayMillis() {
        return json.path("one_way_delay_ms").asDouble();
    }

    /** Chat messages a second; 0 when nothing was said. */
    double rate() {
        return json.path("rate_per_second").asDouble();
    }

    /** Whether nothing was said: then there is no delivery, and no text. */
    boolean isIdle() {
        return rate() == 0;
    }

    int textBytes() {
        return json.path("text_bytes").asInt();
    }

    /** How many senders were asked for; empty where there were as many as it took. */
    Optional<String> sendersAsked() {
        String asked = json.at("/axes/senders").asText();
        return asked.isEmpty() || asked.equals(ENOUGH) ? Optional.empty() : Optional.of(asked);
    }

    int receivers() {
        return json.path("receivers").asInt();
    }

    /** T; empty where nobody asks on a timer. */
    Optional<Double> intervalMillis() {
        return number(json.path("interval_ms"));
    }

    /** Of all polls or reloads, the part that brought nothing. */
    Optional<Double> emptyShare() {
        double polls = json.at("/polls/count").asDouble();
        return polls == 0 ? Optional.empty() : number(json.at("/polls/empty")).map(empty -> empty / polls);
    }

    /** How long a delivery must take on average. */
    DeliveryModel model() {
        return DeliveryModel.of(Transport.of(transport()), delayMillis(), intervalMillis(), batchMillis());
    }

    Optional<Double> pageMessages() {
        return number(json.path("page_messages"));
    }

    Optional<String> voidReason() {
        JsonNode reason = json.path("void");
        return reason.isTextual() ? Optional.of(reason.asText()) : Optional.empty();
    }

    boolean isUsable() {
        return voidReason().isEmpty();
    }

    long delivered() {
        return json.path("delivered").asLong();
    }

    /** All bytes of both directions, the senders' share included; set-up apart. */
    long totalBytes() {
        return json.at("/bytes/up/total").asLong()
                + json.at("/bytes/down/total").asLong();
    }

    double bytesPerDelivery() {
        return (double) totalBytes() / Math.max(1, delivered());
    }

    /** Both directions of one receiver's connection, a second. */
    double bytesPerSecondAndReceiver() {
        double bytes = json.at("/bytes_by_role/receivers/up/total").asDouble()
                + json.at("/bytes_by_role/receivers/down/total").asDouble();
        double seconds = json.path("seconds").asDouble();
        return seconds == 0 ? 0 : bytes / seconds / Math.max(1, receivers());
    }

    /** A figure of the server's; {@code cpu_us_per_delivery}, {@code heap_per_connection}. */
    Optional<Double> server(String key) {
        return number(json.path("server").path(key));
    }

    /** Of the delivery time, in microseconds: {@code p50}, {@code p99}, {@code max}, {@code mean}. */
    double deliveryMicros(String percentile) {
        return json.path("delivery_time_us").path(percentile).asDouble();
    }

    double meanDeliveryMillis() {
        return deliveryMicros("mean") / MICROS_PER_MILLI;
    }

    /** Any other number, by its place, such as {@code /client/scheduling_error_p99_us}. */
    Optional<Double> at(String pointer) {
        return number(json.at(pointer));
    }

    private static Optional<Double> number(JsonNode value) {
        return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
    }

    /** What else must be alike for two transports to be compared: everything but the way itself. */
    List<Object> workload() {
        return List.of(
                profile(),
                List.of(json.path("origin").asText(), http(), tls()),
                delayMillis(),
                rate(),
                burst(),
                textBytes(),
                cookieBytes(),
                sendersAsked(),
                receivers());
    }

    /** What makes it the same measurement as one of another report: the transport, and whatever is not standard. */
    String cell() {
        return json.path("cell").asText();
    }

    /** A figure as the median of its rounds, such as {@code delivery_p50_us}. */
    Optional<Median> median(String figure) {
        JsonNode median = json.path("medians").path(figure);
        return median.isObject()
                ? Optional.of(new Median(
                        median.path("value").asDouble(),
                        median.path("low").asDouble(),
                        median.path("high").asDouble(),
                        median.path("confidence").asDouble(),
                        median.path("rounds").asInt()))
                : Optional.empty();
    }

    /** Whether this figure is shown to be less or more than the other's: not without sure intervals that lie apart. */
    Difference differenceTo(Row other, String figure) {
        return median(figure)
                .flatMap(mine -> other.median(figure).map(its -> Difference.between(mine, its)))
                .orElse(Difference.NOT_SHOWN);
    }

    /** Results of one workload each, in the order of the report. */
    static List<List<Row>> byWorkload(List<Row> rows) {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(row.workload(), any -> new ArrayList<>()).add(row));
        return List.copyOf(groups.values());
    }
}
