package duplex.measure.html;

import duplex.measure.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a README shows of a report, in Markdown: the table of its first workload, pictures, where it was measured, and the
 * commands that make it again.
 *
 * @param pictures of this language, as links from the README
 */
record ReadmePart(SavedReport report, Function<Both, String> language, List<String> pictures, String command) {

    static final String BEGIN = "<!-- measured: begin -->";
    static final String END = "<!-- measured: end -->";

    ReadmePart {
        pictures = List.copyOf(pictures);
    }

    /** A README with this in place of what stood between the two marks. */
    String in(String readme) {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("a README needs the lines " + BEGIN + " and " + END + ", in this order");
        }
        return readme.substring(0, begin) + BEGIN + "\n" + text() + readme.substring(end);
    }

    /** Ends with a line feed. */
    String text() {
        List<Row> rows = firstWorkload();
        PageTexts texts = new PageTexts();
        Told told = new Told(texts);
        List<String> lines = new ArrayList<>();
        lines.add(language.apply(texts.get("readme.workload", told.workload(rows.get(0)), rounds(rows))));
        lines.add("");
        lines.add(line(Stream.concat(
                Stream.of(texts.get("column.way")), Column.README.stream().map(column -> texts.get(column.title())))));
        lines.add("|---|" + "--:|".repeat(Column.README.size()));
        rows.forEach(row -> lines.add(line(Stream.concat(
                Stream.of(told.way(row)), Column.README.stream().map(column -> Both.same(column.of(row)))))));
        lines.add("");
        lines.add(language.apply(texts.get("table.note")) + " " + language.apply(texts.get("sure.layer")));
        lines.add("");
        if (!pictures.isEmpty()) {
            pictures.forEach(picture ->
                    lines.add("![" + language.apply(texts.get("picture." + kind(picture))) + "](" + picture + ")"));
            lines.add("");
        }
        lines.add(environment() + ". " + language.apply(texts.get("readme.again", report.command(), command)));
        return String.join("\n", lines) + "\n";
    }

    /** Of {@code kept/bytes-by-part.en.svg}, {@code bytes-by-part}. */
    private static String kind(String picture) {
        return picture.replaceFirst("^.*/", "").replaceFirst("\\..*$", "");
    }

    /** @throws IllegalArgumentException when nothing was said, or everything is void */
    private List<Row> firstWorkload() {
        List<Row> spoken =
                report.usable().stream().filter(row -> row.delivered() > 0).toList();
        if (spoken.isEmpty()) {
            throw new IllegalArgumentException("the report has no result to show");
        }
        return Row.byWorkload(spoken).get(0);
    }

    private static String rounds(List<Row> rows) {
        return rows.get(0).at("/rounds").map(Numbers::whole).orElse("1");
    }

    private String line(Stream<Both> cells) {
        return cells.map(language).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String environment() {
        return Stream.of("cpu", "cores", "os", "jdk", "jetty", "commit", "date")
                .filter(report.environment()::containsKey)
                .map(fact -> switch (fact) {
                    case "cores", "jetty", "commit" ->
                        fact + " " + report.environment().get(fact);
                    default -> report.environment().get(fact);
                })
                .collect(Collectors.joining(" · "));
    }
}
