package duplex.course.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.lesson.SmallLesson;
import duplex.course.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson that is complete but for the number of its wrong answers, broken in one more place: the gate says where. */
@Tag("slow")
class GateTest {

    private static final Runner RUNNER = new Runner(Runner.Mode.WITHOUT_BROWSER);
    private static final String TOO_FEW = SmallLesson.NAME + ": 1 wrong answers; at least 6";

    private final Path lessons;

    GateTest(@TempDir Path lessons) throws IOException {
        this.lessons = lessons;
        SmallLesson.write(lessons);
    }

    @AfterAll
    static void endProcesses() {
        RUNNER.close();
    }

    @Test
    void unbrokenItLacksOnlyWrongAnswers() throws IOException {
        assertEquals(List.of(TOO_FEW), complaints(lessons));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a check is no test     | check/AnswerCheck.java | @Test\\n    @Tag("task1")\\n    void second | void second      | check/ has no method for task1 second
            a tag is another       | check/AnswerCheck.java | @Tag("task1")\\n    void first             | @Tag("task2")\\n    void first | lesson.yaml lists no task2 first
            an assertion is weaker | check/AnswerCheck.java | .is("first")                             | .is("", any -> true) | wrong/shouting fails nothing
            an assertion is wider  | check/AnswerCheck.java | .is("second")                            | .is("third")     | solution does not pass second
            a help is not named    | check/AnswerCheck.java | "upper-case", "FIRST"                    | "lower", "first" | no check names the help upper-case
            a help is not shown    | check/AnswerCheck.java | "upper-case", "FIRST"                    | "upper-case", "1" | wrong/shouting is shown the help none
            a number is not there  | check/AnswerCheck.java | "letters"                                | "words"          | no check measures letters
            a number nobody wants  | check/AnswerCheck.java | "letters"                                | "words"          | neither a prediction nor the debrief wants words
            the starter is solved  | src/Answer.java        | throw new UnsupportedOperationException("Task 1"); | return text; | the starter passes first
            the starter is broken  | src/Answer.java        | final class                              | final klass      | does not compile
            a method is renamed    | lesson.yaml            | function: answer                         | function: reply  | the solution has no method reply
            a text is not written  | lesson.yaml            | "대문자"                                 | "…"              | lesson.yaml still has texts to be written
            a page says nothing    | README.en.md           | 1\\n\\n2                                    | ''               | README.en.md says next to nothing
            another check fails    | wrong/shouting/mistake.yaml | check: first                        | check: second    | wrong/shouting fails first; it should fail second only
            there is no such help  | wrong/shouting/mistake.yaml | help: upper-case                    | help: whisper    | wrong/shouting: there is no help whisper
            """)
    void whatIsBrokenIsSaid(String what, String file, String there, String instead, String said) throws IOException {
        Path path = lessons.resolve(SmallLesson.NAME).resolve(file);
        String text = Files.readString(path);
        String from = there.replace("\\n", "\n");
        assertTrue(text.contains(from), () -> what + ": " + from);
        Files.writeString(path, text.replace(from, instead.replace("\\n", "\n")));
        assertSaid(said, lessons);
    }

    @Test
    void aNewLessonHasEverythingStillToBeWritten() throws IOException {
        Path empty = Files.createDirectories(lessons.resolve("new"));
        Skeleton.write(empty, "02-http-by-hand");
        for (String missing : List.of(
                "texts to be written",
                "README.ko.md says next to nothing",
                "README.en.md says next to nothing",
                "solution does not pass itHolds",
                "1 wrong answers; at least 6",
                "wrong/known-mistake is shown the help none; it should be known-mistake")) {
            assertSaid(missing, empty);
        }
    }

    /** A lesson that cannot even be read says so in its own way. */
    private static void assertSaid(String wanted, Path lessons) {
        String said;
        try {
            said = String.join("\n", complaints(lessons));
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
        }
        assertTrue(said.contains(wanted), said);
    }

    private static List<String> complaints(Path lessons) throws IOException {
        LessonFolder lesson = Lessons.in(lessons).all().get(0);
        return new Gate(RUNNER).complaints(lesson);
    }
}
