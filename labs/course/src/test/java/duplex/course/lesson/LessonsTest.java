package duplex.course.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LessonsTest {

    private static final String COMPLETE = SmallLesson.YAML.replace("{id: second,", "{needs: [first], id: second,");

    private final Path lessons;
    private final Path yaml;

    LessonsTest(@TempDir Path lessons) throws IOException {
        this.lessons = lessons;
        this.yaml = Files.createDirectories(lessons.resolve("99-answer")).resolve("lesson.yaml");
    }

    @Test
    void aCompleteLessonIsRead() throws IOException {
        Files.writeString(yaml, COMPLETE);
        Lesson lesson = Lessons.in(lessons).find("99").orElseThrow().lesson();
        assertEquals(2, lesson.seconds());
        assertEquals("first", lesson.check("second").needs().get(0));
        assertEquals(1, lesson.taskOf("second"));
    }

    /** A key that is missing, a language that is, and a reference to what is not there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note: "1"                      | ''                                    | note is missing
            note: "1"                      | note: "1"\\nremark: "1"               | remark
            title: {ko: "하나", en: "one"}  | title: {ko: "하나"}                    | a text is missing in en
            steps: {ko: "하나", en: "one"}, | ''                                    | steps is missing
            needs: [first]                 | needs: [third]                        | second needs third
            needs: [first]                 | needs: [second]                       | second needs second
            RFC 1, hints: all}             | RFC 1, hints: none}                   | there is no none
            id: second                     | id: first                             | first
            minutes: 1                     | minutes: 0                            | minutes must be more than 0, was 0
            seconds: 2                     | seconds: 61                           | seconds must be 1 to 60, was 61
            """)
    void whatIsMissingOrWrongIsSaidWithTheFile(String there, String instead, String said) throws IOException {
        assertTrue(COMPLETE.contains(there), there);
        Files.writeString(yaml, COMPLETE.replace(there, instead.replace("\\n", "\n")));
        String message =
                assertThrows(LessonException.class, () -> Lessons.in(lessons)).toString();
        assertTrue(message.contains(said) && message.contains("lesson.yaml"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "05", "05-handshake"})
    void aLabIsFoundByNumberAndName(String wanted) throws IOException {
        assertEquals("lab05", Lessons.ofThisToolkit().find(wanted).orElseThrow().packageName());
    }
}
