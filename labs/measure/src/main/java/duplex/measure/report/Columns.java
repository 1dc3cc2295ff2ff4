package duplex.measure.report;

/** Text in columns of a terminal, where a Hangul syllable is as wide as two Latin letters. */
public final class Columns {

    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private Columns() {}

    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Hangul, kana, ideographs and full-width forms: Unicode's East Asian Width W and F, as far as our texts go. */
    private static int width(int codePoint) {
        boolean wide = isIn(codePoint, 0x1100, 0x115F)
                || isIn(codePoint, 0x2E80, 0xA4CF)
                || isIn(codePoint, 0xAC00, 0xD7A3)
                || isIn(codePoint, 0xF900, 0xFAFF)
                || isIn(codePoint, 0xFF00, 0xFF60);
        return wide ? 2 : 1;
    }

    private static boolean isIn(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }

    /** A bar in proportion, to an eighth of a column; whoever is more than nothing gets at least that. */
    static String bar(double value, double longest, int columns) {
        if (value <= 0 || longest <= 0) {
            return "";
        }
        int eighths = Math.max(1, (int) Math.round(value / longest * columns * EIGHTHS.length()));
        String whole = EIGHTHS.substring(EIGHTHS.length() - 1).repeat(eighths / EIGHTHS.length());
        int rest = eighths % EIGHTHS.length();
        return rest == 0 ? whole : whole + EIGHTHS.charAt(rest - 1);
    }
}
