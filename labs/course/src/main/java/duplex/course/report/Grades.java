package duplex.course.report;

import duplex.course.lesson.LessonFolder;
import duplex.course.run.Judgement;
import duplex.course.student.LabProgress;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A class as a table for spreadsheets: CSV (RFC 4180) with a byte order mark, without which Excel takes Korean for something else. */
public final class Grades {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String HEADING =
            "folder,nickname,lab,state,passed,checks,first_failed,help,attempts,hints,gave_up,seed,source_hash";

    private Grades() {}

    /** One submission of one lab. */
    public record Row(List<String> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /**
     * What came of a submission.
     *
     * @param judgement empty when nothing was handed in
     */
    public static Row row(
            String folder, String nickname, LessonFolder lab, LabProgress progress, Optional<Judgement> judgement) {
        Optional<CheckResult> failed = judgement.stream()
                .flatMap(each -> each.results().stream())
                .filter(result -> result.state() == State.FAIL)
                .findFirst();
        Optional<Failure> failure = failed.flatMap(CheckResult::failure);
        long passed = judgement.stream()
                .flatMap(each -> each.results().stream())
                .filter(result -> result.state() == State.PASS)
                .count();
        return new Row(List.of(
                folder,
                nickname,
                lab.number(),
                judgement.map(Grades::state).orElse("missing"),
                String.valueOf(passed),
                String.valueOf(lab.lesson().checks().size()),
                failed.map(CheckResult::check).orElse(""),
                failure.map(each -> each.help().orElse(each.cause().key())).orElse(""),
                String.valueOf(progress.attempts()),
                String.valueOf(progress.hints().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()),
                String.valueOf(progress.gaveUp()),
                judgement.map(each -> String.valueOf(each.seed())).orElse(""),
                judgement.map(Judgement::sourceHash).orElse("")));
    }

    private static String state(Judgement judgement) {
        return judgement.complaints().isEmpty() ? judgement.state().key() : "does_not_compile";
    }

    public static String csv(List<Row> rows) {
        return rows.stream()
                .map(row -> row.values().stream().map(Grades::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK + HEADING + "\r\n", "\r\n"));
    }

    /** A student chooses the nickname: a spreadsheet must not take it for a formula. */
    private static String cell(String value) {
        String harmless = value.matches("[=+\\-@\t\r].*") ? "'" + value : value;
        return harmless.matches("(?s).*[\",\r\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
