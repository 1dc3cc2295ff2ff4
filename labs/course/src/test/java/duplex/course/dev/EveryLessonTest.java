package duplex.course.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.Length;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.run.Judgement;
import duplex.course.run.Runner;
import duplex.course.verdict.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EveryLessonTest {

    /** With a browser it is the same at length: each wrong answer that passes what a browser checks waits for one to start. */
    @Test
    void everyLessonIsCompleteAndItsChecksTellRightFromWrong() throws IOException {
        Runner.Mode mode = Length.of(Runner.Mode.WITHOUT_BROWSER, Runner.Mode.USUAL, Runner.Mode.USUAL);
        List<String> complaints = new ArrayList<>();
        try (Runner runner = new Runner(mode)) {
            for (LessonFolder lesson : Lessons.ofThisToolkit().all()) {
                complaints.addAll(new Gate(runner).complaints(lesson));
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    @Tag("slow")
    void everySolutionPassesTwentyTimesInARow() throws IOException {
        try (Runner runner = new Runner(Runner.Mode.USUAL)) {
            for (LessonFolder lesson : Lessons.ofThisToolkit().all()) {
                for (int run = 0; run < 20; run++) {
                    Judgement judgement = runner.judge(lesson, lesson.solution(), run);
                    assertEquals(State.PASS, judgement.state(), () -> lesson.name() + " " + judgement);
                }
            }
        }
    }
}
