package duplex.measure.html;

import duplex.measure.report.Difference;
import duplex.measure.report.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What speaks against the expected, in sentences: push dearer than pull, the smallest lead, CPU, memory. Where a report
 * could not show it, the sentence says what was not measured: silence would look like an answer.
 */
final class AgainstTheGrain {

    private static final String WEBSOCKET = "websocket";
    private static final String LONG_POLLING = "long-polling";
    private static final String SHORT_POLLING = "short-polling";
    private static final String HTTP_2 = "2";
    private static final double KIB = 1_024;

    /** A figure of two results of one workload. */
    private record Pair(Row row, double value, Row otherRow, double otherValue) {
        double ratio() {
            return value / otherValue;
        }
    }

    private final PageTexts texts;
    private final Told told;

    AgainstTheGrain(PageTexts texts) {
        this.texts = texts;
        this.told = new Told(texts);
    }

    List<Both> sentences(SavedReport report) {
        List<Row> spoken =
                report.usable().stream().filter(row -> row.delivered() > 0).toList();
        List<Row> overHttp2 =
                spoken.stream().filter(row -> row.http().equals(HTTP_2)).toList();
        List<Row> idle = report.usable().stream().filter(Row::isIdle).toList();
        return List.of(
                longPollingDearer(spoken),
                smallestLead("lead", spoken),
                smallestLead("http2", overHttp2),
                cpu(spoken),
                heap(idle));
    }

    /** Bytes a second of a receiver: where much is said, who asks anew after each chat message pays for each. */
    private Both longPollingDearer(List<Row> rows) {
        List<Pair> pairs = pairs(rows, LONG_POLLING, SHORT_POLLING, row -> Optional.of(row.bytesPerSecondAndReceiver()))
                .toList();
        return counted("long_polling", pairs, dearer(pairs), "B/s");
    }

    /** WebSocket against the cheaper kinds of polling: where the least is saved. */
    private Both smallestLead(String where, List<Row> rows) {
        return Stream.of(SHORT_POLLING, LONG_POLLING)
                .flatMap(polling -> pairs(rows, polling, WEBSOCKET, row -> Optional.of(row.bytesPerDelivery())))
                .min(Comparator.comparingDouble(Pair::ratio))
                .map(pair -> texts.get(
                        "against." + where,
                        told.workload(pair.row()),
                        told.wayWithFacts(pair.row()),
                        Numbers.ratio(pair.ratio()),
                        told.wayWithFacts(pair.otherRow())))
                .orElseGet(() -> texts.get("against." + where + ".unmeasured"));
    }

    /** WebSocket's CPU time against each other way's, as far as the noise allows to tell them apart. */
    private Both cpu(List<Row> rows) {
        List<Pair> pairs = besideWebSocket(rows, row -> row.server("cpu_us_per_delivery"));
        List<Pair> more = cpuIs(Difference.MORE, pairs);
        int less = cpuIs(Difference.LESS, pairs).size();
        if (pairs.size() > 0 && more.isEmpty() && less == 0) {
            return texts.get("against.cpu.not_shown", pairs.size());
        }
        Both counted = counted("cpu", pairs, more, "µs");
        int notShown = pairs.size() - more.size() - less;
        return pairs.isEmpty()
                ? counted
                : Both.joined(List.of(counted, texts.get("against.cpu.others", less, notShown)), " ");
    }

    private static List<Pair> cpuIs(Difference difference, List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.row().differenceTo(pair.otherRow(), "server_cpu_us_per_delivery") == difference)
                .toList();
    }

    private Both heap(List<Row> rows) {
        List<Pair> pairs =
                besideWebSocket(rows, row -> row.server("heap_per_connection").map(bytes -> bytes / KIB));
        return counted("heap", pairs, dearer(pairs), "KiB");
    }

    private static List<Pair> besideWebSocket(List<Row> rows, Function<Row, Optional<Double>> figure) {
        return rows.stream()
                .map(Row::transport)
                .distinct()
                .filter(transport -> !transport.equals(WEBSOCKET))
                .flatMap(transport -> pairs(rows, WEBSOCKET, transport, figure))
                .toList();
    }

    private static List<Pair> dearer(List<Pair> pairs) {
        return pairs.stream().filter(pair -> pair.ratio() > 1).toList();
    }

    /**
     * In how many comparisons it is so, and the one where it is most so.
     *
     * @param against those of all in which the unexpected is so
     */
    private Both counted(String what, List<Pair> all, List<Pair> against, String unit) {
        if (all.isEmpty()) {
            return texts.get("against." + what + ".unmeasured");
        }
        return against.stream()
                .max(Comparator.comparingDouble(Pair::ratio))
                .map(pair -> Both.joined(
                        List.of(texts.get("against." + what, against.size(), all.size()), strongest(pair, unit)), " "))
                .orElseGet(() -> texts.get("against." + what + ".nowhere", all.size()));
    }

    private Both strongest(Pair pair, String unit) {
        return texts.get(
                "against.most",
                told.workload(pair.row()),
                told.wayWithFacts(pair.row()),
                Numbers.threeDigits(pair.value()) + " " + unit,
                told.wayWithFacts(pair.otherRow()),
                Numbers.threeDigits(pair.otherValue()) + " " + unit,
                Numbers.ratio(pair.ratio()));
    }

    /** All pairs of two transports under one workload for which both figures are known and more than 0. */
    private static Stream<Pair> pairs(
            List<Row> rows, String transport, String other, Function<Row, Optional<Double>> figure) {
        return Row.byWorkload(rows).stream()
                .flatMap(workload -> of(workload, transport)
                        .flatMap(first -> of(workload, other).flatMap(second -> pair(first, second, figure).stream())));
    }

    private static Stream<Row> of(List<Row> rows, String transport) {
        return rows.stream().filter(row -> row.transport().equals(transport));
    }

    private static Optional<Pair> pair(Row row, Row other, Function<Row, Optional<Double>> figure) {
        double value = figure.apply(row).orElse(0.0);
        double otherValue = figure.apply(other).orElse(0.0);
        return value > 0 && otherValue > 0 ? Optional.of(new Pair(row, value, other, otherValue)) : Optional.empty();
    }
}
