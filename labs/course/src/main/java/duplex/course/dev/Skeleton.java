package duplex.course.dev;

import duplex.course.lesson.LessonFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new lesson's folder: everything is there, and everything still has to be written. */
public final class Skeleton {

    /** What stands where a text is missing; {@link Gate} complains about each. */
    static final String MISSING = "…";

    private static final String LESSON = """
            title: {ko: "…", en: "…"}
            minutes: 45
            note: "…"
            goals:
              - {ko: "…", en: "…"}
            out-of-scope:
              - {ko: "…", en: "…"}
            predict:
              - id: a_number
                question: {ko: "…", en: "…"}
                unit: {ko: "…", en: "…"}
            tasks:
              - title: {ko: "…", en: "…"}
                checks:
                  - id: itHolds
                    title: {ko: "…", en: "…"}
                    why: {ko: "…", en: "…"}
                    rfc: "…"
                    hints: all
            hints:
              all:
                where: {ko: "…", en: "…"}
                rule: {ko: "…", en: "…"}
                steps: {ko: "…", en: "…"}
                function: answer
            help:
              known-mistake: {ko: "…", en: "…"}
            debrief: {ko: "… {a_number}", en: "… {a_number}"}
            """;

    private static final String STARTER = """
            package labNN;

            /** … */
            final class Answer {

                private Answer() {}

                /** … */
                static String answer(String question) {
                    throw new UnsupportedOperationException("Task 1: …");
                }
            }
            """;

    private static final String CHECKS = """
            package labNN;

            import duplex.course.kit.Expect;
            import duplex.course.kit.Measured;
            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.Test;

            class AnswerCheck {

                @Test
                @Tag("task1")
                void itHolds() {
                    Measured.number("a_number", 1);
                    Expect.sent("question")
                            .call(() -> Answer.answer("question"))
                            .known("known-mistake", "a wrong answer")
                            .is("the right answer");
                }
            }
            """;

    private static final String MISTAKE = """
            thought: {ko: "…", en: "…"}
            check: itHolds
            help: known-mistake
            """;

    private Skeleton() {}

    /**
     * Writes it.
     *
     * @param name such as {@code 02-http-by-hand}
     * @throws IllegalArgumentException when that is no name for a lesson, or there is one of that name
     */
    public static Path write(Path lessons, String name) throws IOException {
        Path folder = lessons.resolve(name);
        if (!LessonFolder.isName(name)) {
            throw new IllegalArgumentException("a lesson is called like 02-http-by-hand, not " + name);
        }
        if (Files.exists(folder)) {
            throw new IllegalArgumentException("there is " + folder + " already");
        }
        String number = name.substring(0, 2);
        file(folder.resolve("lesson.yaml"), LESSON);
        file(folder.resolve("README.ko.md"), "# " + number + " " + MISSING + "\n");
        file(folder.resolve("README.en.md"), "# " + number + " " + MISSING + "\n");
        file(folder.resolve("src/Answer.java"), STARTER.replace("NN", number));
        file(folder.resolve("check/AnswerCheck.java"), CHECKS.replace("NN", number));
        file(folder.resolve("solution/Answer.java"), STARTER.replace("NN", number));
        file(folder.resolve("wrong/known-mistake/mistake.yaml"), MISTAKE);
        file(folder.resolve("wrong/known-mistake/Answer.java"), STARTER.replace("NN", number));
        return folder;
    }

    private static void file(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
