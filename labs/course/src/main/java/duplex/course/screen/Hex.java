package duplex.course.screen;

import java.util.ArrayList;
import java.util.List;

/** Bytes in hex and ASCII, 16 a row: {@code 0000 48 65 … He}. */
final class Hex {

    static final int ROW = 16;

    private Hex() {}

    /** The row that begins at an offset. */
    static String row(byte[] bytes, int offset) {
        StringBuilder hex = new StringBuilder();
        StringBuilder ascii = new StringBuilder();
        for (int i = offset; i < offset + ROW; i++) {
            hex.append(i < bytes.length ? String.format("%02x ", bytes[i] & 0xFF) : "   ");
            if (i < bytes.length) {
                ascii.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
            }
        }
        return String.format("%04x ", offset) + hex + ascii;
    }

    static List<String> rows(byte[] bytes) {
        List<String> rows = new ArrayList<>();
        for (int offset = 0; offset < bytes.length; offset += ROW) {
            rows.add(row(bytes, offset));
        }
        return rows;
    }

    /** The offset of the first byte that differs, which may be just behind the shorter one; -1 when none does. */
    static int mismatch(byte[] one, byte[] other) {
        return java.util.Arrays.mismatch(one, other);
    }

    /** A mark under a byte of a row. */
    static String mark(int offset) {
        return " ".repeat("0000 ".length() + 3 * (offset % ROW)) + "^^";
    }
}
