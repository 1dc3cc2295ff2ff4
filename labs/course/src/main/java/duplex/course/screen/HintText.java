package duplex.course.screen;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import duplex.course.compile.MethodSource;
import duplex.course.lesson.Check;
import duplex.course.lesson.Hints;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.SourceFile;
import java.io.IOException;
import java.util.List;

/** A hint of one of the four tiers. The last is the method of the solution beside the student's own. */
public final class HintText {

    private final Words words;

    public HintText(Words words) {
        this.words = words;
    }

    /**
     * The lines of a hint.
     *
     * @param tier 1 to 4
     * @param student the files that the student wrote
     */
    public List<String> lines(LessonFolder folder, Check check, int tier, List<SourceFile> student) throws IOException {
        Hints hints = folder.lesson().hintsFor(check);
        Lines lines = new Lines();
        lines.text(0, words.get("hint.heading", tier, Hints.TIERS, check.title().in(words.locale())));
        switch (tier) {
            case 1 -> lines.text(2, hints.where().in(words.locale()));
            case 2 -> lines.text(2, hints.rule().in(words.locale())).text(2, check.rfc());
            case 3 -> lines.text(2, hints.steps().in(words.locale()).stripTrailing());
            case 4 -> diff(lines, folder, hints.function(), student);
            default -> throw new IllegalArgumentException("tier must be 1 to 4, was " + tier);
        }
        return lines.all();
    }

    private void diff(Lines lines, LessonFolder folder, String method, List<SourceFile> student) throws IOException {
        List<String> own = method(student, method);
        List<String> solution = method(folder.solution(), method);
        lines.text(2, words.get("hint.diff", method));
        for (DiffRow row : DiffRowGenerator.create().build().generateDiffRows(own, solution)) {
            switch (row.getTag()) {
                case EQUAL -> lines.raw("    " + row.getOldLine());
                case DELETE -> lines.raw("  - " + row.getOldLine());
                case INSERT -> lines.raw("  + " + row.getNewLine());
                case CHANGE -> {
                    if (!row.getOldLine().isEmpty()) {
                        lines.raw("  - " + row.getOldLine());
                    }
                    if (!row.getNewLine().isEmpty()) {
                        lines.raw("  + " + row.getNewLine());
                    }
                }
            }
        }
    }

    private static List<String> method(List<SourceFile> files, String name) throws IOException {
        for (SourceFile file : files) {
            List<String> found = MethodSource.of(file, name)
                    .map(text -> text.lines().toList())
                    .orElse(List.of());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
