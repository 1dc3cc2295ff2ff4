package duplex.course.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Promise;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.run.Runner.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the save to the verdict, warm: what a student waits for, dozens of times an hour. On a machine that does nothing else. */
@Tag("endurance")
class VerdictTimeTest {

    /** A save is seen at the next look. */
    private static final long LOOK_MILLIS = 300;

    private static final int SAVES = 20;

    /** Lab 05 checks on sockets of this machine; its last check starts a browser. */
    @ParameterizedTest
    @CsvSource({"WITHOUT_BROWSER, 1000", "USUAL, 3000"})
    void aVerdictComesSoonAfterASave(Mode mode, long mostMillis) throws IOException {
        LessonFolder lab = Lessons.ofThisToolkit().find("05").orElseThrow();
        List<Long> millis = new ArrayList<>();
        try (Runner runner = new Runner(mode)) {
            runner.warmUp(lab);
            runner.judge(lab, lab.solution(), 0);
            for (int save = 0; save < SAVES; save++) {
                runner.awaitSpare();
                millis.add(LOOK_MILLIS + runner.judge(lab, lab.solution(), save).millis());
            }
        }
        millis.sort(Long::compare);
        long p95 = millis.get(SAVES * 95 / 100 - 1);
        Promise.kept(
                "aVerdictComesSoonAfterASave " + mode,
                "p50 %d ms, p95 %d ms, %d saves, at most %d ms",
                millis.get(SAVES / 2 - 1),
                p95,
                SAVES,
                mostMillis);
        assertTrue(p95 < mostMillis, () -> millis.toString());
    }
}
