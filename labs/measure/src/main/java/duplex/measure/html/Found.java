package duplex.measure.html;

import duplex.measure.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found, in sentences: for each workload who needed how many bytes, and what delay they bought. */
final class Found {

    /** A summary that goes on for ever is none; the rest is in charts and tables. */
    private static final int MOST_WORKLOADS = 8;

    private final PageTexts texts;
    private final Told told;

    Found(PageTexts texts) {
        this.texts = texts;
        this.told = new Told(texts);
    }

    List<Both> sentences(SavedReport report) {
        List<List<Row>> workloads = Row.byWorkload(
                report.usable().stream().filter(row -> row.delivered() > 0).toList());
        List<Both> sentences = new ArrayList<>();
        workloads.stream()
                .filter(rows -> rows.size() > 1)
                .filter(rows -> differences(workloads.get(0), rows) <= 1)
                .limit(MOST_WORKLOADS)
                .forEach(rows -> sentences.add(bytes(rows)));
        return sentences;
    }

    /** In how many respects a workload is another than the first, which all charts begin with. */
    private static long differences(List<Row> first, List<Row> other) {
        List<Object> one = first.get(0).workload();
        List<Object> two = other.get(0).workload();
        return java.util.stream.IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(two.get(i)))
                .count();
    }

    private Both bytes(List<Row> rows) {
        List<Row> cheapestFirst = rows.stream()
                .sorted(Comparator.comparingDouble(Row::bytesPerDelivery))
                .toList();
        Row cheapest = cheapestFirst.get(0);
        List<Both> others = cheapestFirst.stream()
                .skip(1)
                .map(row -> texts.get(
                        "found.other",
                        told.way(row),
                        Numbers.threeDigits(row.bytesPerDelivery()),
                        Numbers.ratio(row.bytesPerDelivery() / cheapest.bytesPerDelivery()),
                        told.facts(row)))
                .toList();
        return texts.get(
                "found.bytes",
                told.workload(cheapest),
                told.way(cheapest),
                Numbers.threeDigits(cheapest.bytesPerDelivery()),
                told.facts(cheapest),
                Both.joined(others, "; "));
    }
}
