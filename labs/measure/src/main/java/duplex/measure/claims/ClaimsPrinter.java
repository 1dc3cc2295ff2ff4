package duplex.measure.claims;

import duplex.measure.report.Columns;
import duplex.measure.report.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Decided claims as text for a terminal, at most 80 columns wide. */
final class ClaimsPrinter {

    static final int WIDTH = 80;
    private static final int NUMBER = 4;
    private static final int LABEL = 8;
    private static final String INDENT = " ".repeat(NUMBER);

    private final ClaimTexts texts;
    private final boolean translated;

    ClaimsPrinter(Locale locale) {
        this.texts = new ClaimTexts(locale);
        this.translated = !locale.getLanguage().equals("ko");
    }

    /** Everything about each, then how many there are of each verdict, and where it was. */
    String print(List<Decided> all, Environment environment) {
        List<String> lines = new ArrayList<>();
        for (Decided each : all) {
            lines.addAll(claim(each));
            lines.add("");
        }
        lines.addAll(summary(all));
        lines.add("");
        String facts = texts.get(
                "environment",
                environment.get("cpu"),
                environment.get("os"),
                environment.get("cores"),
                environment.get("jdk"),
                environment.get("jetty"),
                environment.get("commit"),
                environment.get("date"));
        String used = Arrays.stream(Need.values())
                .filter(need -> environment.facts().containsKey(need.key()))
                .map(need -> " · " + texts.get("need." + need.key()) + " " + environment.get(need.key()))
                .collect(Collectors.joining());
        lines.addAll(wrapped("", facts + used, 0));
        return String.join("\n", lines) + "\n";
    }

    private List<String> claim(Decided decided) {
        Claim claim = decided.claim();
        Finding finding = decided.finding();
        List<String> lines = new ArrayList<>();
        String start = Columns.right(claim.number() + " ", NUMBER);
        lines.addAll(wrapped(start, "“" + texts.quotation(claim) + "”", NUMBER));
        if (translated) {
            lines.addAll(wrapped(INDENT, texts.says(claim), NUMBER));
        }
        String verdict = texts.verdict(finding.verdict());
        String decidedBy = texts.get("decided_by." + claim.decidedBy().key());
        lines.add(INDENT + "» " + verdict + " · " + decidedBy);
        finding.because().ifPresent(reason -> lines.addAll(labelled("label.because", texts.reason(reason))));
        if (decided.differs()) {
            lines.addAll(labelled("label.expected", texts.verdict(claim.expected())));
        }
        lines.addAll(labelled("label.experiment", texts.experiment(claim)));
        for (Measured measured : finding.measured()) {
            lines.addAll(labelled("label.measured", texts.label(claim, measured) + ": " + texts.value(measured)));
        }
        lines.addAll(labelled("label.rule", texts.rule(claim)));
        lines.addAll(labelled("label.scope", texts.scope(claim)));
        lines.addAll(labelled("label.command", decided.command()));
        return lines;
    }

    private List<String> labelled(String key, String text) {
        String label = INDENT + Columns.left(texts.get(key), LABEL);
        return wrapped(label, text, NUMBER + LABEL);
    }

    private List<String> summary(List<Decided> all) {
        String counts = Arrays.stream(Verdict.values())
                .filter(verdict -> count(all, verdict) > 0)
                .map(verdict -> texts.verdict(verdict) + " " + count(all, verdict))
                .collect(Collectors.joining(" · "));
        List<String> lines = new ArrayList<>(wrapped("", texts.get("summary", all.size(), counts), 0));
        String different = all.stream()
                .filter(Decided::differs)
                .map(each -> String.valueOf(each.claim().number()))
                .collect(Collectors.joining(", "));
        if (!different.isEmpty()) {
            lines.addAll(wrapped("", texts.get("differs", different), 0));
        }
        return lines;
    }

    private static long count(List<Decided> all, Verdict verdict) {
        return all.stream().filter(each -> each.finding().verdict() == verdict).count();
    }

    /** Breaks at spaces; later lines are indented. */
    private static List<String> wrapped(String start, String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && Columns.width(line.toString()) + 1 + Columns.width(word) > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
