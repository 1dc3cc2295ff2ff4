package duplex.course.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A complete lesson that is as small as one can be: it has one task of two checks, and one wrong answer. */
public final class SmallLesson {

    public static final String NAME = "99-answer";

    public static final String YAML = """
            title: {ko: "하나", en: "one"}
            minutes: 1
            note: "1"
            seconds: 2
            goals: [{ko: "하나", en: "one"}]
            out-of-scope: [{ko: "하나", en: "one"}]
            predict: [{id: letters, question: {ko: "하나", en: "one"}, unit: {ko: "개", en: "of it"}}]
            tasks:
              - title: {ko: "하나", en: "one"}
                checks:
                  - {id: first, title: {ko: "하나", en: "one"}, why: {ko: "하나", en: "one"}, rfc: RFC 1, hints: all}
                  - {id: second, title: {ko: "둘", en: "two"}, why: {ko: "둘", en: "two"}, rfc: RFC 1, hints: all}
            hints:
              all: {where: {ko: "하나", en: "one"}, rule: {ko: "하나", en: "one"}, steps: {ko: "하나", en: "one"}, function: answer}
            help:
              upper-case: {ko: "대문자", en: "upper case"}
            debrief: {ko: "{letters}", en: "{letters}"}
            """;

    private static final String CHECKS = """
            package lab99;

            import duplex.course.kit.Expect;
            import duplex.course.kit.Measured;
            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.Test;

            class AnswerCheck {
                @Test
                @Tag("task1")
                void first() {
                    Measured.number("letters", "first".length());
                    Expect.sent("first").call(() -> Answer.answer("first")).known("upper-case", "FIRST").is("first");
                }

                @Test
                @Tag("task1")
                void second() {
                    Expect.sent("second").call(() -> Answer.answer("second")).is("second");
                }
            }
            """;

    private static final String README = "#\n\n1\n\n2\n";

    private SmallLesson() {}

    /** What echoes, once its body is written: {@code return text;}. The body begins in line 5. */
    public static SourceFile answer(String body) {
        return new SourceFile("Answer.java", """
                package lab99;

                final class Answer {
                    static String answer(String text) {
                %s
                    }

                    static void meet(java.util.concurrent.CountDownLatch both) {
                        both.countDown();
                        try { both.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    }
                }
                """.formatted(body.indent(8).stripTrailing()));
    }

    /** Writes it below a folder of lessons. */
    public static LessonFolder write(Path lessons) throws IOException {
        Path lesson = lessons.resolve(NAME);
        file(lesson.resolve("lesson.yaml"), YAML);
        file(lesson.resolve("README.ko.md"), README);
        file(lesson.resolve("README.en.md"), README);
        file(
                lesson.resolve("src/Answer.java"),
                answer("throw new UnsupportedOperationException(\"Task 1\");").text());
        file(lesson.resolve("check/AnswerCheck.java"), CHECKS);
        file(lesson.resolve("solution/Answer.java"), answer("return text;").text());
        file(
                lesson.resolve("wrong/shouting/Answer.java"),
                answer("return text.equals(\"first\") ? \"FIRST\" : text;").text());
        file(
                lesson.resolve("wrong/shouting/mistake.yaml"),
                "thought: {ko: \"하나\", en: \"one\"}\ncheck: first\nhelp: upper-case\n");
        return Lessons.in(lessons).find("99").orElseThrow();
    }

    private static void file(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
