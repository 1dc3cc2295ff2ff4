package duplex.measure.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What speaks against the expected, in sentences: push dearer than pull, CPU, memory, the smallest lead. Where a report
 * could not show it, the sentence says what was not measured: silence would look like an answer.
 */
final class AgainstTheGrain {

    private static final String WEBSOCKET = "websocket";
    private static final String LONG_POLLING = "long-polling";
    private static final String SHORT_POLLING = "short-polling";

    /** Two results of one workload, and how many times the one is the other. */
    private record Pair(Row dear, Row cheap, double ratio) {}

    private final PageTexts texts;
    private final Told told;

    AgainstTheGrain(PageTexts texts) {
        this.texts = texts;
        this.told = new Told(texts);
    }

    List<Both> sentences(SavedReport report) {
        List<Row> spoken =
                report.usable().stream().filter(row -> row.delivered() > 0).toList();
        List<Row> idle = report.usable().stream().filter(Row::isIdle).toList();
        return List.of(
                longPollingDearer(spoken),
                smallestLead(spoken),
                dearer("cpu", spoken, row -> row.server("cpu_us_per_delivery")),
                dearer("heap", idle, row -> row.server("heap_per_connection").map(bytes -> bytes / 1_024)));
    }

    /** Bytes a second of a receiver: where much is said, who asks anew after each chat message pays for each. */
    private Both longPollingDearer(List<Row> rows) {
        List<Pair> pairs = pairs(rows, LONG_POLLING, SHORT_POLLING, row -> Optional.of(row.bytesPerSecondAndReceiver()))
                .toList();
        return told("long_polling", pairs);
    }

    /** WebSocket against the cheaper kinds of polling: where the least is saved. */
    private Both smallestLead(List<Row> rows) {
        Optional<Pair> least = Stream.of(SHORT_POLLING, LONG_POLLING)
                .flatMap(polling -> pairs(rows, polling, WEBSOCKET, row -> Optional.of(row.bytesPerDelivery())))
                .min(Comparator.comparingDouble(Pair::ratio));
        return least.map(pair -> texts.get(
                        "against.lead",
                        told.workload(pair.dear()),
                        told.wayWithFacts(pair.dear()),
                        Told.ratio(pair.ratio()),
                        told.wayWithFacts(pair.cheap())))
                .orElseGet(() -> texts.get("against.lead.unmeasured"));
    }

    /** Where WebSocket took more of something than another way. */
    private Both dearer(String what, List<Row> rows, Function<Row, Optional<Double>> figure) {
        List<Pair> pairs = rows.stream()
                .map(Row::transport)
                .distinct()
                .filter(transport -> !transport.equals(WEBSOCKET))
                .flatMap(transport -> pairs(rows, WEBSOCKET, transport, figure))
                .toList();
        return told(what, pairs, figure);
    }

    private Both told(String what, List<Pair> pairs) {
        return told(what, pairs, row -> Optional.of(row.bytesPerSecondAndReceiver()));
    }

    private Both told(String what, List<Pair> pairs, Function<Row, Optional<Double>> figure) {
        if (pairs.isEmpty()) {
            return texts.get("against." + what + ".unmeasured");
        }
        List<Pair> against = pairs.stream()
                .filter(pair -> pair.ratio() > 1)
                .sorted(Comparator.comparingDouble(Pair::ratio).reversed())
                .toList();
        if (against.isEmpty()) {
            return texts.get("against." + what + ".nowhere", pairs.size());
        }
        Pair strongest = against.get(0);
        return texts.get(
                "against." + what,
                against.size(),
                pairs.size(),
                told.workload(strongest.dear()),
                told.wayWithFacts(strongest.dear()),
                Told.number(figure.apply(strongest.dear()).orElse(0.0)),
                told.wayWithFacts(strongest.cheap()),
                Told.number(figure.apply(strongest.cheap()).orElse(0.0)),
                Told.ratio(strongest.ratio()));
    }

    /** All pairs of two transports under one workload for which both figures are known. */
    private static Stream<Pair> pairs(
            List<Row> rows, String dear, String cheap, Function<Row, Optional<Double>> figure) {
        return Row.byWorkload(rows).stream()
                .flatMap(workload -> of(workload, dear)
                        .flatMap(first -> of(workload, cheap).flatMap(second -> pair(first, second, figure).stream())));
    }

    private static Stream<Row> of(List<Row> rows, String transport) {
        return rows.stream().filter(row -> row.transport().equals(transport));
    }

    private static Optional<Pair> pair(Row dear, Row cheap, Function<Row, Optional<Double>> figure) {
        double first = figure.apply(dear).orElse(0.0);
        double second = figure.apply(cheap).orElse(0.0);
        return first > 0 && second > 0 ? Optional.of(new Pair(dear, cheap, first / second)) : Optional.empty();
    }
}
