package duplex.bench;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Scores as text for a terminal: a block per lesson and parameter, each way beside what the JDK or Jetty needs. */
final class BenchTable {

    private static final String ROW = "  %-40s%12s%10s%10s%8s";

    private final ResourceBundle words;

    /** @param locale Korean, or anything else for English */
    BenchTable(Locale locale) {
        String tag = locale.getLanguage().equals("ko") ? "ko" : "en";
        words = ResourceBundle.getBundle(
                "duplex.bench." + tag,
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    List<String> lines(List<Measured> lesson) {
        List<String> lines = new ArrayList<>();
        lesson.stream().map(Measured::parameters).distinct().forEach(parameters -> {
            List<Measured> block = lesson.stream()
                    .filter(each -> each.parameters().equals(parameters))
                    .toList();
            lines.addAll(block(block));
        });
        return lines;
    }

    private List<String> block(List<Measured> block) {
        Measured first = block.get(0);
        Measured beside = beside(block);
        List<String> lines = new ArrayList<>();
        lines.add(first.lesson() + (first.parameters().isEmpty() ? "" : " (" + first.parameters() + ")"));
        lines.add(ROW.formatted("", "ns/op", "±", "B/op", "×"));
        for (Measured each : block) {
            lines.add(ROW.formatted(
                    each.way(),
                    number(each.nanos()),
                    number(each.nanosError()),
                    number(each.bytes()),
                    number(each.nanos() / beside.nanos())));
        }
        String whose = beside.kind() == Measured.Kind.REFERENCE ? "jetty" : "jdk";
        lines.add("  " + say("beside." + whose, beside.way()));
        lines.add("");
        return lines;
    }

    /** What the others are measured by: Jetty's way where there is one, else the JDK's. */
    private static Measured beside(List<Measured> block) {
        Optional<Measured> jetty = block.stream()
                .filter(each -> each.kind() == Measured.Kind.REFERENCE)
                .findFirst();
        return jetty.or(() -> block.stream()
                        .filter(each -> each.kind() == Measured.Kind.BASELINE)
                        .findFirst())
                .orElse(block.get(0));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "?";
        }
        return String.format(Locale.ROOT, value < 100 ? "%,.2f" : "%,.0f", value);
    }
}
