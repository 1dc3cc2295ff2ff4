package duplex.course.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy of a complete lesson, broken in one place: the gate says where. */
@Tag("slow")
class GateTest {

    private static final Runner RUNNER = new Runner(Runner.Mode.WITHOUT_BROWSER);

    private final Path lessons;

    GateTest(@TempDir Path lessons) throws IOException {
        this.lessons = lessons;
        Path original = Lessons.home().resolve("duplex/course/lessons/05-handshake");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = lessons.resolve("05-handshake")
                        .resolve(original.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
    }

    @AfterAll
    static void endProcesses() {
        RUNNER.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a check is removed      | check/HandshakeCheck.java | @Test\\n    @Tag("task3")\\n    void connectionIsAList | void connectionIsAList | check/ has no method for task3 connectionIsAList
            a tag is another        | check/HandshakeCheck.java | @Tag("task1")           | @Tag("task2")         | lesson.yaml lists no task2 theExampleOfTheRfcIsAnswered
            an assertion is weaker  | check/HandshakeCheck.java | .is(frame);             | .is("", any -> true); | wrong/rest-dropped fails nothing
            a help is not named     | check/HandshakeCheck.java | "connection-whole"      | "case-matters"        | wrong/connection-as-a-whole is shown the help case-matters
            a number is not there   | check/HandshakeCheck.java | "handshake_bytes"       | "handshake_size"      | no check measures handshake_bytes
            the starter is solved   | src/Handshake.java        | throw new UnsupportedOperationException("Task 1: what does a server make of this key?"); | return "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="; | the starter passes theExampleOfTheRfcIsAnswered
            the solution is wrong   | solution/Handshake.java   | "HTTP/1.1 426           | "HTTP/1.1 400         | solution does not pass anotherVersionIs426
            a method is renamed     | lesson.yaml               | function: accept        | function: answer      | the solution has no method answer
            """)
    void whatIsBrokenIsSaid(String what, String file, String there, String instead, String said) throws IOException {
        Path path = lessons.resolve("05-handshake").resolve(file);
        String text = Files.readString(path);
        String from = there.replace("\\n", "\n");
        assertTrue(text.contains(from), () -> what + ": " + from);
        Files.writeString(path, text.replace(from, instead));
        List<String> complaints = complaints();
        assertTrue(complaints.stream().anyMatch(each -> each.contains(said)), () -> what + ": " + complaints);
    }

    @Test
    void aNewLessonHasEverythingStillToBeWritten() throws IOException {
        Path empty = Files.createDirectories(lessons.resolve("new"));
        Skeleton.write(empty, "02-http-by-hand");
        List<String> complaints =
                new Gate(RUNNER).complaints(Lessons.in(empty).all().get(0));
        for (String missing : List.of(
                "texts to be written",
                "README.ko.md says next to nothing",
                "README.en.md says next to nothing",
                "solution does not pass itHolds",
                "1 wrong answers; at least 6",
                "wrong/known-mistake is shown the help none; it should be known-mistake")) {
            assertTrue(complaints.stream().anyMatch(each -> each.contains(missing)), missing + ": " + complaints);
        }
    }

    @Test
    void theCopyItselfIsComplete() throws IOException {
        assertEquals(List.of(), complaints());
    }

    private List<String> complaints() throws IOException {
        LessonFolder copy = Lessons.in(lessons).find("05").orElseThrow();
        return new Gate(RUNNER).complaints(copy);
    }
}
