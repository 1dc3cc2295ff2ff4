package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Prediction;
import duplex.course.student.LabProgress;
import duplex.course.student.Progress;
import java.io.IOException;
import java.util.Optional;

/** Asks a student for numbers, one after the other, and keeps them. */
final class Guesses {

    /** Where answers come from; empty at the end of input. */
    @FunctionalInterface
    interface Answers {
        Optional<String> line() throws IOException;
    }

    private final Desk desk;

    Guesses(Desk desk) {
        this.desk = desk;
    }

    /** An empty line leaves a guess as it is. After a pass the answer is known, and nothing is asked. */
    void ask(LessonFolder lab, Answers answers) throws IOException {
        if (desk.folder().progress().of(lab.number()).hasPassed()) {
            desk.say("predict.known");
            return;
        }
        for (Prediction prediction : lab.lesson().predict()) {
            desk.say(
                    "predict.question",
                    prediction.question().in(desk.locale()),
                    prediction.unit().in(desk.locale()));
            boolean open = true;
            while (open) {
                Optional<String> line = answers.line();
                if (line.isEmpty()) {
                    return;
                }
                open = !line.get().isBlank()
                        && !keep(lab, prediction, line.get().strip());
            }
        }
        desk.say("predict.done");
    }

    private boolean keep(LessonFolder lab, Prediction prediction, String text) throws IOException {
        try {
            double value = Double.parseDouble(text.replace(",", ""));
            if (Double.isFinite(value)) {
                Progress progress = desk.folder().progress();
                LabProgress its = progress.of(lab.number()).withPrediction(prediction.id(), value);
                desk.folder().write(progress.with(lab.number(), its));
                return true;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number without end
        }
        desk.say("predict.number", text);
        return false;
    }
}
