package duplex.course.screen;

import duplex.course.kit.Shown;
import duplex.course.lesson.Both;
import duplex.course.lesson.Check;
import duplex.course.lesson.Lesson;
import duplex.course.verdict.Cause;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.Output;
import java.util.Optional;

/** A failed check as aligned facts: what was sent, what came, what was expected, where they differ, what helps, where the rule is. */
final class FailureText {

    private static final int MOST_LINES = 14;
    private static final int MOST_CHARACTERS = 400;

    /** Shorter answers can be compared by eye. */
    private static final int SHORTEST_DIFF = 8;

    private final Words words;
    private final Lesson lesson;
    private final Lines lines;

    FailureText(Words words, Lesson lesson, Lines lines) {
        this.words = words;
        this.lesson = lesson;
        this.lines = lines;
    }

    void say(CheckResult result, Failure failure, long seed) {
        Check check = lesson.check(result.check());
        lines.fact(words.get("state.fail"), check.title().in(words.locale()));
        failure.sent().ifPresent(shown -> value("fact.sent", shown));
        failure.came().ifPresent(shown -> value("fact.came", shown));
        failure.expected().ifPresent(shown -> value("fact.expected", shown));
        diff(failure);
        failure.at().ifPresent(at -> lines.fact(words.get("fact.at"), at));
        failure.message().ifPresent(message -> lines.fact(words.get("fact.message"), cut(message)));
        lines.fact(words.get("fact.help"), help(failure));
        lines.fact(words.get("fact.why"), check.why().in(words.locale()));
        lines.fact(words.get("fact.see"), check.rfc());
        lines.fact(words.get("fact.seed"), String.valueOf(seed));
        printed(result.printed());
    }

    /** The lesson's sentence for this wrong value, else one for this way to fail. */
    private String help(Failure failure) {
        Optional<Both> known =
                failure.help().flatMap(name -> Optional.ofNullable(lesson.help().get(name)));
        return known.map(text -> text.in(words.locale()))
                .orElseGet(() -> words.get("cause." + failure.cause().key(), lesson.seconds()));
    }

    private void value(String label, Shown shown) {
        if (shown.kind() == Shown.Kind.BYTES) {
            rows(words.get(label), shown.bytes());
        } else {
            lines.fact(words.get(label), visible(shown.text()));
        }
    }

    private void rows(String label, byte[] bytes) {
        String before = label;
        if (bytes.length == 0) {
            lines.fact(label, words.get("fact.nothing"));
        }
        for (String row : Hex.rows(bytes).stream().limit(MOST_LINES).toList()) {
            hexLine(before, row);
            before = "";
        }
    }

    private void hexLine(String label, String row) {
        lines.raw(duplex.measure.report.Columns.left(label, Lines.LABEL) + row);
    }

    /** Both rows around the first byte that differs. */
    private void diff(Failure failure) {
        if (failure.cause() != Cause.WRONG
                || failure.came().isEmpty()
                || failure.expected().isEmpty()) {
            return;
        }
        Shown expected = failure.expected().get();
        byte[] right = expected.bytes();
        byte[] wrong = failure.came().get().bytes();
        int first = Hex.mismatch(right, wrong);
        if (expected.kind() == Shown.Kind.DESCRIPTION
                || first < 0
                || wrong.length == 0
                || Math.max(right.length, wrong.length) < SHORTEST_DIFF) {
            return;
        }
        int row = first / Hex.ROW * Hex.ROW;
        lines.fact(words.get("fact.differs"), words.get("differs.at", first, right.length, wrong.length));
        hexLine(words.get("fact.expected"), Hex.row(right, row));
        hexLine(words.get("fact.came"), Hex.row(wrong, row));
        hexLine("", Hex.mark(first));
    }

    private void printed(Output printed) {
        if (printed.bytes() > 0) {
            lines.fact(words.get("fact.printed"), cut(printed.text().stripTrailing()));
            if (printed.bytes() > printed.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length) {
                lines.fact("", words.get("printed.more", printed.bytes()));
            }
        }
    }

    /** Line ends can be seen, and other control characters too. */
    private String visible(String text) {
        if (text.isEmpty()) {
            return words.get("fact.nothing");
        }
        String shown = text.replace("\r\n", "\\r\\n\n")
                .replaceAll("(?<!\\\\r\\\\n)\n", "\\\\n\n")
                .stripTrailing();
        return cut(shown.replaceAll("[\\p{Cntrl}&&[^\n]]", "."));
    }

    private static String cut(String text) {
        String some = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + " …" : text;
        return some.lines()
                .limit(MOST_LINES)
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
