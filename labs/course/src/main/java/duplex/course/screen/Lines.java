package duplex.course.screen;

import duplex.measure.report.Columns;
import java.util.ArrayList;
import java.util.List;

/** Lines of a terminal of 80 columns, gathered one after the other. */
public final class Lines {

    static final int WIDTH = 80;

    /** Where a fact begins, behind its label. */
    static final int LABEL = 11;

    private final List<String> lines = new ArrayList<>();

    Lines blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
        return this;
    }

    /** As it is, whatever its length. */
    Lines raw(String line) {
        lines.add(line.stripTrailing());
        return this;
    }

    /** Broken at spaces; later lines begin under the first. */
    Lines text(int indent, String text) {
        return begun(" ".repeat(indent), indent, text);
    }

    /** A label, and what there is to say behind it. */
    Lines fact(String label, String text) {
        return begun(Columns.left(label, LABEL), LABEL, text);
    }

    private Lines begun(String start, int indent, String text) {
        String before = start;
        for (String paragraph : text.split("\n", -1)) {
            wrap(before, indent, paragraph);
            before = " ".repeat(indent);
        }
        return this;
    }

    private void wrap(String start, int indent, String text) {
        StringBuilder line = new StringBuilder(start);
        int used = Columns.width(start);
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            int width = Columns.width(word);
            if (!first && used + 1 + width > WIDTH) {
                raw(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                used = indent;
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            used += width + (first ? 0 : 1);
            first = false;
        }
        raw(line.toString());
    }

    /** A sentence, broken where the terminal ends. */
    public static List<String> wrapped(String text) {
        return new Lines().text(0, text).all();
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
