package duplex.measure.html;

import duplex.measure.report.Difference;
import duplex.measure.report.Median;
import duplex.measure.report.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two reports side by side: which figures of the same measurement differ by more than the noise of both. A difference is
 * shown where both have intervals, sure enough, that lie apart; anything else is said to be none.
 */
final class Differences {

    /**
     * @param key of the median in a result
     * @param perDelivery whether it says nothing where nobody spoke
     */
    private record Figure(String key, boolean perDelivery, Function<Double, String> shown) {
        boolean isOf(Row row) {
            return !(perDelivery && row.isIdle());
        }
    }

    private static final List<Figure> FIGURES = List.of(
            new Figure("overhead_per_delivery", true, value -> Numbers.threeDigits(value) + " B"),
            new Figure("bytes_per_second", false, value -> Numbers.threeDigits(value) + " B/s"),
            new Figure("delivery_p50_us", true, Numbers::time),
            new Figure("delivery_p99_us", true, Numbers::time),
            new Figure("server_cpu_us_per_delivery", true, value -> Numbers.threeDigits(value) + " µs"));

    private static final List<String> SAME_MACHINE = List.of("cpu", "cores", "os", "kernel", "jdk", "jetty", "commit");

    private final PageTexts texts;
    private final Told told;

    Differences(PageTexts texts) {
        this.texts = texts;
        this.told = new Told(texts);
    }

    /** Lines: what the environments differ in, what differs, and how much could be compared at all. */
    List<Both> lines(SavedReport first, SavedReport second) {
        List<Both> lines = new ArrayList<>(environments(first.environment(), second.environment()));
        Map<String, Row> others = new LinkedHashMap<>();
        second.usable().forEach(row -> others.put(row.cell(), row));
        int common = 0;
        int judged = 0;
        List<Both> different = new ArrayList<>();
        for (Row row : first.usable()) {
            Optional<Row> other = Optional.ofNullable(others.remove(row.cell()));
            if (other.isPresent()) {
                common++;
                for (Figure figure :
                        FIGURES.stream().filter(each -> each.isOf(row)).toList()) {
                    judged += canBeJudged(row, other.get(), figure) ? 1 : 0;
                    difference(row, other.get(), figure).ifPresent(different::add);
                }
            }
        }
        lines.addAll(different);
        lines.add(texts.get("difference.common", common, first.usable().size() - common, others.size()));
        lines.add(
                judged == 0
                        ? texts.get("difference.none_judged")
                        : texts.get("difference.judged", judged, different.size(), judged - different.size()));
        return lines;
    }

    private List<Both> environments(Map<String, String> first, Map<String, String> second) {
        return SAME_MACHINE.stream()
                .filter(fact -> !first.getOrDefault(fact, "").equals(second.getOrDefault(fact, "")))
                .map(fact -> texts.get(
                        "difference.environment", fact, first.getOrDefault(fact, "–"), second.getOrDefault(fact, "–")))
                .toList();
    }

    private static boolean canBeJudged(Row one, Row other, Figure figure) {
        return one.median(figure.key()).filter(Median::isSure).isPresent()
                && other.median(figure.key()).filter(Median::isSure).isPresent();
    }

    private Optional<Both> difference(Row one, Row other, Figure figure) {
        return one.median(figure.key())
                .flatMap(first -> other.median(figure.key())
                        .filter(second -> Difference.between(first, second) != Difference.NOT_SHOWN)
                        .map(second -> texts.get(
                                second.value() > first.value() ? "difference.more" : "difference.less",
                                told.way(one),
                                told.workload(one),
                                texts.get("figure." + figure.key()),
                                shown(first, figure),
                                shown(second, figure),
                                Numbers.threeDigits(100 * Math.abs(second.value() / first.value() - 1)))));
    }

    private static String shown(Median median, Figure figure) {
        Function<Double, String> shown = figure.shown();
        return shown.apply(median.value()) + " (" + shown.apply(median.low()) + "–" + shown.apply(median.high()) + ")";
    }
}
