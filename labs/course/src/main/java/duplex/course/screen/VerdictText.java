package duplex.course.screen;

import duplex.course.compile.Complaint;
import duplex.course.lesson.Check;
import duplex.course.lesson.Lesson;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Task;
import duplex.course.run.Judgement;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.State;
import duplex.measure.report.Columns;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A judgement as text: the tree of checks, then the first that fails with all that is known of it. */
public final class VerdictText {

    private static final int STATE = 8;

    private final Words words;

    public VerdictText(Words words) {
        this.words = words;
    }

    public List<String> lines(LessonFolder folder, Judgement judgement) {
        Lines lines = new Lines();
        Lesson lesson = folder.lesson();
        lines.raw(heading(folder, judgement));
        if (!judgement.complaints().isEmpty()) {
            complaints(lines, judgement.complaints());
            return lines.all();
        }
        tree(lines, lesson, judgement);
        judgement.results().stream()
                .filter(result -> result.state() == State.FAIL)
                .findFirst()
                .ifPresent(result -> result.failure().ifPresent(failure -> {
                    lines.blank();
                    new FailureText(words, lesson, lines).say(result, failure, judgement.seed());
                }));
        if (!judgement.leftRunning().isEmpty()) {
            lines.blank()
                    .fact(
                            words.get("fact.notice"),
                            words.get("left.running", String.join(", ", judgement.leftRunning())));
        }
        return lines.all();
    }

    private String heading(LessonFolder folder, Judgement judgement) {
        long passed = judgement.results().stream()
                .filter(result -> result.state() == State.PASS)
                .count();
        String left =
                words.get("head.lab", folder.number(), folder.lesson().title().in(words.locale()));
        String right = judgement.complaints().isEmpty()
                ? words.get("head.count", passed, folder.lesson().checks().size())
                : words.get("state.compile");
        return left + Columns.right(right, Math.max(2, Lines.WIDTH - Columns.width(left)));
    }

    private void tree(Lines lines, Lesson lesson, Judgement judgement) {
        Map<String, CheckResult> results =
                judgement.results().stream().collect(Collectors.toMap(CheckResult::check, Function.identity()));
        int number = 1;
        for (Task task : lesson.tasks()) {
            lines.text(0, words.get("head.task", number, task.title().in(words.locale())));
            for (Check check : task.checks()) {
                CheckResult result = results.get(check.id());
                if (result != null) {
                    line(lines, check, result);
                }
            }
            number++;
        }
    }

    private void line(Lines lines, Check check, CheckResult result) {
        String state = Columns.left(words.get("state." + result.state().key()), STATE);
        lines.text(2, state + check.title().in(words.locale()));
        if (result.state() == State.UNKNOWN) {
            lines.text(2 + STATE, words.get("unknown." + result.lacks().orElse("sockets")));
        }
    }

    private void complaints(Lines lines, List<Complaint> complaints) {
        Complaint first = complaints.get(0);
        lines.blank().text(0, words.get("compile.where", first.file(), first.line()));
        lines.raw("  " + first.source());
        if (first.column() > 0) {
            String before =
                    first.source().substring(0, (int) Math.min(first.source().length(), first.column() - 1));
            lines.raw("  " + before.replaceAll("[^\t]", " ").substring(0, before.length())
                    + " ".repeat(Columns.width(before) - before.length()) + "^");
        }
        lines.text(0, new PlainWords(words).of(first));
        if (complaints.size() > 1) {
            lines.text(0, words.get("compile.more", complaints.size() - 1));
        }
    }
}
