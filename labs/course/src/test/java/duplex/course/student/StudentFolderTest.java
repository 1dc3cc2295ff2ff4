package duplex.course.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.student.LabProgress.Failing;
import duplex.course.student.LabProgress.Status;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentFolderTest {

    private final Path place;
    private final List<LessonFolder> lessons = Lessons.ofThisToolkit().all();
    private final LessonFolder lesson = lessons.get(0);

    StudentFolderTest(@TempDir Path temporary) throws IOException {
        this.place = temporary.resolve("홍길동 실습");
    }

    @Test
    void aNewerToolkitRenewsTheTextAndNeverTheStudentsFile() throws IOException {
        StudentFolder folder = init(Locale.KOREAN);
        Path source = folder.lab(lesson).resolve(lesson.starter().get(0).name());
        Path text = folder.lab(lesson).resolve("README.md");
        Files.writeString(source, "// mine");
        Files.writeString(text, "old");
        init(Locale.ENGLISH);
        assertEquals("// mine", Files.readString(source));
        assertEquals(lesson.readme(Locale.ENGLISH), Files.readString(text));
    }

    @Test
    void resetKeepsWhatWasThere() throws IOException {
        StudentFolder folder = init(Locale.KOREAN);
        Path source = folder.lab(lesson).resolve(lesson.starter().get(0).name());
        Files.writeString(source, "// mine");
        assertEquals("// mine", Files.readString(folder.reset(lesson).get(0)));
        assertEquals(lesson.starter().get(0).text(), Files.readString(source));
    }

    @Test
    void itIsFoundFromInsideAndFromBefore() throws IOException {
        StudentFolder folder = StudentFolder.init(
                place.resolve(StudentFolder.USUAL_NAME), lessons, Path.of("duplex.jar"), Locale.KOREAN);
        assertTrue(StudentFolder.around(folder.path()).isPresent());
        assertTrue(StudentFolder.around(folder.lab(lesson)).isPresent());
        assertTrue(StudentFolder.around(place).isPresent());
        assertFalse(
                StudentFolder.around(folder.lab(lesson).resolve("deeper/still")).isPresent());
    }

    @Test
    void progressComesBackAsItWasAndNamesNoPath() throws IOException {
        StudentFolder folder = init(Locale.KOREAN);
        LabProgress progress = new LabProgress(
                Status.PASSED_IN_PART,
                3,
                Map.of("a", State.PASS, "b", State.NOT_YET),
                Optional.of(new Failing("b", Instant.parse("2026-11-22T09:00:00Z"), 2)),
                Map.of("a", 2),
                Map.of("guess", 24.0),
                Map.of("guess", 28.0),
                true,
                "abc",
                17);
        folder.write(new Progress("민수", "05", Map.of("05", progress)));
        assertEquals(new Progress("민수", "05", Map.of("05", progress)), folder.progress());
        String file = Files.readString(folder.path().resolve(Progress.FILE));
        assertFalse(file.contains(String.valueOf(place.getParent())), file);
    }

    private StudentFolder init(Locale locale) throws IOException {
        return StudentFolder.init(place, lessons, Path.of("duplex.jar"), locale);
    }
}
