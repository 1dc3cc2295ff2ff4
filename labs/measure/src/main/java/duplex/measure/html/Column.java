package duplex.measure.html;

import duplex.measure.report.Median;
import duplex.measure.report.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A column of a table of results: the key of its title, and what stands in it for a row. */
record Column(String title, Function<Row, String> value) {

    private static final String NOTHING = "–";
    private static final double KIB = 1_024;

    private static final List<Column> CONDITIONS = List.of(
            new Column(
                    "column.interval", row -> shown(row.intervalMillis(), interval -> Numbers.whole(interval) + " ms")),
            new Column("column.empty", row -> shown(row.emptyShare(), share -> Numbers.whole(100 * share) + " %")),
            new Column("column.page", row -> shown(row.pageMessages(), Numbers::whole)));

    private static final Column P50 = new Column("column.p50", row -> time(row, "p50"));

    /** Bytes, each with the conditions that they depend on and the delay that they bought. */
    static final List<Column> BYTES = and(
            CONDITIONS,
            P50,
            new Column("column.bytes", row -> spoken(row, Numbers.threeDigits(row.bytesPerDelivery()))),
            new Column(
                    "column.overhead",
                    row -> spoken(row, shown(row.at("/overhead_per_delivery"), Numbers::threeDigits))),
            new Column("column.per_second", row -> Numbers.threeDigits(row.bytesPerSecondAndReceiver())),
            new Column("column.idle", row -> shown(row.at("/idle_bytes_per_client_per_minute"), Numbers::whole)));

    static final List<Column> TIME = List.of(
            P50,
            new Column("column.range", row -> shown(row.median("delivery_p50_us"), Column::range)),
            new Column("column.p90", row -> time(row, "p90")),
            new Column("column.p99", row -> time(row, "p99")),
            new Column("column.p99_9", row -> time(row, "p99_9")),
            new Column("column.max", row -> time(row, "max")),
            new Column("column.service", row -> spoken(row, shown(row.at("/service_time_us/p50"), Numbers::time))),
            new Column("column.delivered", row -> shown(row.at("/delivered"), Numbers::whole)),
            new Column("column.lost", row -> shown(row.at("/lost"), Numbers::whole)));

    static final List<Column> README = and(
            CONDITIONS,
            P50,
            new Column("column.range", row -> shown(row.median("delivery_p50_us"), Column::range)),
            new Column("column.p99", row -> time(row, "p99")),
            new Column("column.bytes", row -> spoken(row, Numbers.threeDigits(row.bytesPerDelivery()))),
            new Column(
                    "column.overhead",
                    row -> spoken(row, shown(row.at("/overhead_per_delivery"), Numbers::threeDigits))),
            new Column(
                    "column.cpu", row -> spoken(row, shown(row.server("cpu_us_per_delivery"), Numbers::threeDigits))));

    static final List<Column> SERVER = and(
            CONDITIONS,
            new Column(
                    "column.cpu", row -> spoken(row, shown(row.server("cpu_us_per_delivery"), Numbers::threeDigits))),
            new Column(
                    "column.heap",
                    row -> shown(
                            row.server("heap_per_connection"), bytes -> Numbers.threeDigits(bytes / KIB) + " KiB")),
            new Column("column.connections", row -> shown(row.server("connections_opened"), Numbers::whole)),
            new Column("column.requests", row -> shown(row.server("requests"), Numbers::whole)),
            new Column("column.empty_responses", row -> shown(row.server("empty_responses"), Numbers::whole)),
            new Column("column.rounds", row -> shown(row.at("/rounds"), Numbers::whole)));

    String of(Row row) {
        return value.apply(row);
    }

    private static List<Column> and(List<Column> first, Column... more) {
        return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    private static <T> String shown(Optional<T> value, Function<T, String> how) {
        return value.map(how).orElse(NOTHING);
    }

    private static String time(Row row, String percentile) {
        return spoken(row, Numbers.time(row.deliveryMicros(percentile)));
    }

    /** Where nobody spoke, nothing was delivered. */
    private static String spoken(Row row, String value) {
        return row.isIdle() ? NOTHING : value;
    }

    private static String range(Median median) {
        return median.isSure() ? Numbers.time(median.low()) + " – " + Numbers.time(median.high()) : NOTHING;
    }
}
