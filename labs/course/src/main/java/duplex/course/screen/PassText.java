package duplex.course.screen;

import duplex.course.lesson.Both;
import duplex.course.lesson.Lesson;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Prediction;
import duplex.course.run.Judgement;
import duplex.course.student.LabProgress;
import duplex.course.verdict.State;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is shown after a pass: guesses beside what was measured, why it works, other ways, what comes next. */
public final class PassText {

    private final Words words;

    public PassText(Words words) {
        this.words = words;
    }

    /**
     * Everything that a pass brings.
     *
     * @param next the lab that follows, if there is one
     */
    public List<String> lines(
            LessonFolder folder, Judgement judgement, LabProgress progress, Optional<LessonFolder> next)
            throws IOException {
        Lesson lesson = folder.lesson();
        Lines lines = new Lines();
        long unknown = judgement.results().stream()
                .filter(result -> result.state() == State.UNKNOWN)
                .count();
        lines.text(
                0, unknown == 0 ? words.get("pass.all", judgement.results().size()) : words.get("pass.part", unknown));
        lines.blank().text(0, words.get("pass.compare"));
        for (Prediction prediction : lesson.predict()) {
            lines.text(2, row(prediction, judgement.measured(), progress.predictions()));
        }
        lines.blank().text(0, filled(lesson.debrief(), judgement.measured()).stripTrailing());
        if (!folder.approaches().isEmpty()) {
            lines.blank()
                    .text(
                            0,
                            words.get(
                                    "pass.approaches",
                                    String.join(", ", folder.approaches().keySet()),
                                    folder.number()));
        }
        lines.blank()
                .text(
                        0,
                        next.map(lab -> words.get(
                                        "pass.next",
                                        lab.number(),
                                        lab.lesson().title().in(words.locale())))
                                .orElseGet(() -> words.get("pass.last")));
        return lines.all();
    }

    private String row(Prediction prediction, Map<String, Double> measured, Map<String, Double> predicted) {
        String guess = Optional.ofNullable(predicted.get(prediction.id()))
                .map(PassText::number)
                .orElseGet(() -> words.get("pass.none"));
        String value = Optional.ofNullable(measured.get(prediction.id()))
                .map(PassText::number)
                .orElse("?");
        return words.get(
                "pass.row",
                prediction.question().in(words.locale()),
                guess,
                value,
                prediction.unit().in(words.locale()));
    }

    private String filled(Both debrief, Map<String, Double> measured) {
        String text = debrief.in(words.locale());
        for (Map.Entry<String, Double> each : measured.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", number(each.getValue()));
        }
        return text;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }
}
