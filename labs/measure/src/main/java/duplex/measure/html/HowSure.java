package duplex.measure.html;

import duplex.measure.report.Difference;
import duplex.measure.report.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the numbers can be trusted, in sentences: rounds, noise, models, the harness's own cost, what was void. */
final class HowSure {

    private static final int MOST_NAMED = 6;
    private static final double NEAR_MILLIS = 2;
    private static final double NEAR_PART = 0.1;

    private final PageTexts texts;
    private final Told told;

    HowSure(PageTexts texts) {
        this.texts = texts;
        this.told = new Told(texts);
    }

    List<Both> sentences(SavedReport report) {
        List<Both> sentences = new ArrayList<>();
        List<Row> spoken =
                report.usable().stream().filter(row -> row.delivered() > 0).toList();
        sentences.add(noise(spoken));
        if (!spoken.isEmpty()) {
            sentences.add(models(spoken));
        }
        harness(spoken).ifPresent(sentences::add);
        sentences.addAll(unusable(report));
        sentences.add(texts.get("sure.layer"));
        return sentences;
    }

    /** WebSocket's delivery time against each other way's under the same workload: is there a difference at all? */
    private Both noise(List<Row> rows) {
        boolean intervals = rows.stream()
                .flatMap(row -> row.median("delivery_p50_us").stream())
                .anyMatch(Median::isSure);
        if (!intervals) {
            return texts.get("sure.no_intervals");
        }
        int pairs = 0;
        List<Both> notShown = new ArrayList<>();
        for (List<Row> workload : Row.byWorkload(rows)) {
            for (Row webSocket : of(workload, "websocket")) {
                for (Row other : workload) {
                    if (!other.transport().equals("websocket")) {
                        pairs++;
                        if (!areApart(webSocket, other)) {
                            notShown.add(texts.get("sure.pair", told.wayWithFacts(other), told.workload(other)));
                        }
                    }
                }
            }
        }
        return notShown.isEmpty()
                ? texts.get("sure.all_shown", pairs)
                : texts.get("sure.not_shown", pairs, notShown.size(), named(notShown));
    }

    private static List<Row> of(List<Row> rows, String transport) {
        return rows.stream().filter(row -> row.transport().equals(transport)).toList();
    }

    private static boolean areApart(Row one, Row other) {
        return one.median("delivery_p50_us")
                .flatMap(first -> other.median("delivery_p50_us").map(second -> Difference.between(first, second)))
                .filter(difference -> difference != Difference.NOT_SHOWN)
                .isPresent();
    }

    /** Within 10 % of the model where there is a delay, within 2 ms where there is none. */
    private Both models(List<Row> rows) {
        List<Both> outside = rows.stream()
                .filter(row -> !DeliveryModel.of(row).allows(row.meanDeliveryMillis(), NEAR_PART, NEAR_MILLIS))
                .map(row -> texts.get(
                        "sure.outside",
                        told.way(row),
                        told.workload(row),
                        Told.number(row.meanDeliveryMillis()),
                        DeliveryModel.of(row).toString()))
                .toList();
        return outside.isEmpty()
                ? texts.get("sure.models", rows.size())
                : texts.get("sure.models_but", rows.size() - outside.size(), rows.size(), named(outside));
    }

    private Optional<Both> harness(List<Row> rows) {
        double latest = rows.stream()
                .flatMap(row -> row.at("/scheduling_error_p99_us").stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(-1);
        if (latest < 0) {
            return Optional.empty();
        }
        double client = mean(rows, "/client/cpu_us_per_delivery");
        double server = mean(rows, "/server/cpu_us_per_delivery");
        return Optional.of(texts.get("sure.harness", Told.time(latest), Told.number(client), Told.number(server)));
    }

    private static double mean(List<Row> rows, String pointer) {
        return rows.stream()
                .flatMap(row -> row.at(pointer).stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** What takes no part: whole results, and single rounds of the others. */
    private List<Both> unusable(SavedReport report) {
        List<Both> sentences = new ArrayList<>();
        List<Both> reasons = report.unusable().stream()
                .map(row -> texts.get(
                        "sure.reason",
                        told.way(row),
                        told.workload(row),
                        row.voidReason().orElse("")))
                .toList();
        if (!reasons.isEmpty()) {
            sentences.add(texts.get("sure.void", reasons.size(), named(reasons)));
        }
        double rounds = report.usable().stream()
                .flatMap(row -> row.at("/rounds_void").stream())
                .mapToDouble(Double::doubleValue)
                .sum();
        if (rounds > 0) {
            sentences.add(texts.get("sure.rounds_void", Told.whole(rounds)));
        }
        return sentences.isEmpty() ? List.of(texts.get("sure.nothing_void")) : sentences;
    }

    /** The first few, and how many more there are. */
    private Both named(List<Both> all) {
        Both first = Both.joined(all.stream().limit(MOST_NAMED).toList(), "; ");
        return all.size() <= MOST_NAMED ? first : texts.get("sure.more", first, all.size() - MOST_NAMED);
    }
}
