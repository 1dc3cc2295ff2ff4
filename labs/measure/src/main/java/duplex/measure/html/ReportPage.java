package duplex.measure.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the template asks for: a report in the words of its page. */
final class ReportPage {

    static final List<String> SECTIONS = List.of("summary", "charts", "tables", "claims", "environment", "method");

    /** The kinds of the charts module that show one workload at a time. */
    static final List<String> CHARTS =
            List.of("bytes-by-part", "delivery-percentiles", "bytes-per-second", "cpu-and-heap", "latency-by-delay");

    private static final int METHOD_SENTENCES = 6;
    private static final List<String> VERDICTS = List.of("confirmed", "qualified", "refuted", "slip", "unknown");

    private final SavedReport report;
    private final PageTexts texts = new PageTexts();
    private final Told told = new Told(texts);

    ReportPage(SavedReport report) {
        this.report = report;
    }

    Both text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    Both made() {
        return text("made", report.rows().size(), environment("date"));
    }

    Both cite() {
        return text("made.cite", environment("duplex"), environment("commit"));
    }

    private String environment(String name) {
        return report.environment().getOrDefault(name, "unknown");
    }

    List<Both> found() {
        List<Both> found = new Found(texts).sentences(report);
        return found.isEmpty() ? List.of(text("found.nothing")) : found;
    }

    List<Both> against() {
        return new AgainstTheGrain(texts).sentences(report);
    }

    List<Both> sure() {
        return new HowSure(texts).sentences(report);
    }

    List<Both> method() {
        List<Both> sentences = IntStream.rangeClosed(1, METHOD_SENTENCES)
                .mapToObj(i -> text("method." + i))
                .collect(Collectors.toCollection(ArrayList::new));
        sentences.add(text("method.link"));
        return sentences;
    }

    boolean hasBenchmarks() {
        return report.bench().isPresent();
    }

    List<List<Row>> workloads() {
        return Row.byWorkload(report.rows());
    }

    Both workload(Row row) {
        return told.workload(row);
    }

    Both way(Row row) {
        return told.way(row);
    }

    List<SavedClaim> claims() {
        return report.claims().stream()
                .flatMap(json -> StreamSupport.stream(json.path("claims").spliterator(), false))
                .map(SavedClaim::new)
                .toList();
    }

    /** How many there are of each verdict. */
    Both claimCounts() {
        Map<String, Long> counts =
                claims().stream().collect(Collectors.groupingBy(SavedClaim::verdict, Collectors.counting()));
        List<Both> each = VERDICTS.stream()
                .filter(counts::containsKey)
                .map(verdict -> {
                    Both word = text("verdict." + verdict);
                    return new Both(word.ko() + " " + counts.get(verdict), word.en() + " " + counts.get(verdict));
                })
                .toList();
        return text("claims.counts", claims().size(), Both.joined(each, " · "));
    }

    /** Where and when, if not together with the results. */
    Both claimsMade() {
        Optional<JsonNode> environment = report.claims().map(json -> json.path("environment"));
        String where = environment.stream()
                .flatMap(facts -> Stream.of("date", "cpu", "commit")
                        .map(name -> facts.path(name).asText()))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
        return text("claims.made", where.isEmpty() ? "–" : where);
    }

    Map<String, String> environment() {
        return new LinkedHashMap<>(report.environment());
    }

    String command() {
        return report.command();
    }

    String chartData() {
        return ChartData.of(report);
    }

    String styles() {
        return resource("/duplex/measure/html/page.css") + resource("/duplex/web/charts/charts.css");
    }

    /** The drawing library, the charts, the page's own, each in its place. */
    String scripts() {
        return Stream.of(
                        "/duplex/web/lib/echarts.js",
                        "/duplex/web/charts/words.js",
                        "/duplex/web/charts/results.js",
                        "/duplex/web/charts/drawing.js",
                        "/duplex/web/charts/kinds.js",
                        "/duplex/web/charts/show.js",
                        "/duplex/measure/html/page.js")
                .map(ReportPage::resource)
                .map(script -> script.replace("</script", "<\\/script"))
                .collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
