package duplex.course.kit;

import duplex.wire.Direction;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What went over the wire in the check under way: {@code lab wire} shows it. */
public final class Tape {

    private static final int MOST_BYTES = 16 * 1024;

    private static final List<Piece> PIECES = new ArrayList<>();
    private static int kept;

    private Tape() {}

    /** Some bytes that went one way, in hex. */
    public record Piece(Direction direction, String hex) {
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** A client sent these. */
    public static void up(byte[] bytes) {
        record(Direction.UP, bytes);
    }

    /** A server sent these. */
    public static void down(byte[] bytes) {
        record(Direction.DOWN, bytes);
    }

    /** Forgets everything: another exchange begins. */
    public static synchronized void clear() {
        PIECES.clear();
        kept = 0;
    }

    /** All pieces in their order, as far as they were kept: 16 KiB. */
    public static synchronized List<Piece> pieces() {
        return List.copyOf(PIECES);
    }

    private static synchronized void record(Direction direction, byte[] bytes) {
        int length = Math.min(bytes.length, MOST_BYTES - kept);
        if (length > 0) {
            PIECES.add(new Piece(direction, HexFormat.of().formatHex(bytes, 0, length)));
            kept += length;
        }
    }
}
