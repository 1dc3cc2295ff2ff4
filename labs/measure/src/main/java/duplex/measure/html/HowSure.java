package duplex.measure.html;

import duplex.measure.report.Difference;
import duplex.measure.report.Median;
import duplex.measure.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the numbers can be trusted, in sentences: rounds, noise, models, the harness's own cost, what was void. */
final class HowSure {

    private static final int MOST_NAMED = 6;

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
            sentences.addAll(models(spoken));
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
                        if (webSocket.differenceTo(other, "delivery_p50_us") == Difference.NOT_SHOWN) {
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

    /** How many means are as near to the model as promised, how many are not, and which. */
    private List<Both> models(List<Row> rows) {
        List<Row> far = rows.stream()
                .filter(row -> !row.model().allows(row.meanDeliveryMillis()))
                .toList();
        if (far.isEmpty()) {
            return List.of(texts.get("sure.models", rows.size()));
        }
        List<Row> undecided = far.stream().filter(HowSure::mayBeNear).toList();
        List<Row> outside = far.stream().filter(row -> !mayBeNear(row)).toList();
        List<Both> sentences = new ArrayList<>();
        sentences.add(texts.get("sure.models_but", rows.size() - far.size(), rows.size()));
        if (!undecided.isEmpty()) {
            sentences.add(texts.get("sure.models_undecided", undecided.size(), named(besideModels(undecided))));
        }
        if (!outside.isEmpty()) {
            sentences.add(texts.get("sure.models_outside", outside.size(), named(besideModels(outside))));
        }
        return sentences;
    }

    private static boolean mayBeNear(Row row) {
        return row.median("delivery_mean_us").filter(row.model()::mayAllow).isPresent();
    }

    private List<Both> besideModels(List<Row> rows) {
        return rows.stream()
                .map(row -> texts.get(
                        "sure.outside",
                        told.way(row),
                        told.workload(row),
                        Numbers.threeDigits(row.meanDeliveryMillis()),
                        row.model().toString()))
                .toList();
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
        return Optional.of(texts.get(
                "sure.harness", Numbers.time(latest), Numbers.threeDigits(client), Numbers.threeDigits(server)));
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
            sentences.add(texts.get("sure.rounds_void", Numbers.whole(rounds)));
        }
        return sentences.isEmpty() ? List.of(texts.get("sure.nothing_void")) : sentences;
    }

    /** The first few, and how many more there are. */
    private Both named(List<Both> all) {
        Both first = Both.joined(all.stream().limit(MOST_NAMED).toList(), "; ");
        return all.size() <= MOST_NAMED ? first : texts.get("sure.more", first, all.size() - MOST_NAMED);
    }
}
