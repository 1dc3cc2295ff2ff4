package duplex.course.screen;

import duplex.course.kit.Tape;
import duplex.course.lesson.LessonFolder;
import duplex.course.verdict.CheckResult;
import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireParser;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** An exchange as annotated hex: who sent what, byte by byte, and which part of the protocol it is, as the tap counts it. */
public final class WireText {

    /** Bytes that follow each other and are one part. */
    private record Span(Part part, int bytes) {}

    private final Words words;

    public WireText(Words words) {
        this.words = words;
    }

    public List<String> lines(LessonFolder folder, CheckResult result) {
        Lines lines = new Lines();
        String title = folder.lesson().check(result.check()).title().in(words.locale());
        lines.text(0, words.get("wire.heading", folder.number(), title));
        List<Tape.Piece> pieces = joined(result.tape());
        Map<Direction, Deque<Span>> spans = spans(pieces);
        for (Tape.Piece piece : pieces) {
            String key = "wire." + piece.direction().name().toLowerCase(Locale.ROOT);
            lines.blank().text(0, words.get(key, piece.bytes().length));
            piece(lines, piece.bytes(), Objects.requireNonNull(spans.get(piece.direction())));
        }
        return lines.all();
    }

    private void piece(Lines lines, byte[] bytes, Deque<Span> spans) {
        int offset = 0;
        while (offset < bytes.length) {
            Span next = spans.isEmpty() ? new Span(Part.UNPARSED, bytes.length) : spans.pop();
            int length = Math.min(next.bytes(), bytes.length - offset);
            if (length < next.bytes()) {
                spans.push(new Span(next.part(), next.bytes() - length));
            }
            lines.text(2, words.get("part." + next.part().key()) + " · " + length);
            Hex.rows(Arrays.copyOfRange(bytes, offset, offset + length)).forEach(row -> lines.raw("    " + row));
            offset += length;
        }
    }

    /** What went one way without an answer in between is one piece. */
    private static List<Tape.Piece> joined(List<Tape.Piece> tape) {
        List<Tape.Piece> joined = new ArrayList<>();
        for (Tape.Piece piece : tape) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).direction() == piece.direction()) {
                joined.set(
                        last, new Tape.Piece(piece.direction(), joined.get(last).hex() + piece.hex()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static Map<Direction, Deque<Span>> spans(List<Tape.Piece> pieces) {
        Map<Direction, Deque<Span>> spans = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            spans.put(direction, new ArrayDeque<>());
        }
        WireParser parser = new WireParser(
                (direction, part, bytes) -> add(Objects.requireNonNull(spans.get(direction)), part, bytes));
        for (Tape.Piece piece : pieces) {
            parser.accept(piece.direction(), ByteBuffer.wrap(piece.bytes()));
        }
        parser.end();
        return spans;
    }

    private static void add(Deque<Span> spans, Part part, int bytes) {
        int before = 0;
        if (!spans.isEmpty() && spans.getLast().part() == part) {
            before = spans.removeLast().bytes();
        }
        spans.add(new Span(part, before + bytes));
    }
}
