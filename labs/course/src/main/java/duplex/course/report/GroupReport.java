package duplex.course.report;

import duplex.course.lesson.Check;
import duplex.course.lesson.LessonFolder;
import duplex.course.screen.Words;
import duplex.course.student.Progress;
import duplex.course.verdict.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a study group has come along: a row for each check, a column for each learner. What fails most often comes first, since
 * that is what to talk about. Learners appear by their nicknames and nothing else.
 *
 * @param learners nicknames, in the order of the files
 * @param rows those that most fail first
 */
public record GroupReport(Words words, List<String> learners, List<Row> rows) {

    public GroupReport {
        learners = List.copyOf(learners);
        rows = List.copyOf(rows);
    }

    /**
     * A check.
     *
     * @param failing how many learners fail it now
     * @param cells the state of each learner; empty where it was never checked
     */
    public record Row(String lab, String title, int failing, List<Optional<State>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public static GroupReport of(Words words, List<LessonFolder> labs, List<Progress> learners) {
        List<Row> rows = new ArrayList<>();
        for (LessonFolder lab : labs) {
            for (Check check : lab.lesson().checks()) {
                rows.add(row(words, lab, check, learners));
            }
        }
        rows.sort(Comparator.comparingInt(Row::failing).reversed()); // and otherwise as in the lessons
        List<String> names = new ArrayList<>();
        for (Progress learner : learners) {
            names.add(
                    learner.nickname().isBlank() ? words.get("report.learner", names.size() + 1) : learner.nickname());
        }
        return new GroupReport(words, names, rows);
    }

    private static Row row(Words words, LessonFolder lab, Check check, List<Progress> learners) {
        List<Optional<State>> cells = learners.stream()
                .map(learner ->
                        Optional.ofNullable(learner.of(lab.number()).verdicts().get(check.id())))
                .toList();
        int failing = (int) cells.stream()
                .filter(cell -> cell.equals(Optional.of(State.FAIL)))
                .count();
        return new Row(lab.number(), check.title().in(words.locale()), failing, cells);
    }

    /** The class of a cell, for its colour. */
    String style(Optional<State> cell) {
        return cell.map(state -> state.name().toLowerCase(Locale.ROOT)).orElse("none");
    }

    /** What a cell says: not by colour alone. */
    String says(Optional<State> cell) {
        return cell.map(state -> words.get("state." + state.key())).orElse("");
    }
}
