package duplex.measure.report;

import java.util.Locale;

/** Numbers as tables and sentences show them. */
public final class Numbers {

    private Numbers() {}

    public static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    public static String decimal(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    public static String time(long micros) {
        return time((double) micros);
    }

    /** Microseconds in the unit that keeps three digits. */
    public static String time(double micros) {
        if (micros < 1_000) {
            return Math.round(micros) + " µs";
        }
        return String.format(Locale.ROOT, micros < 10_000 ? "%.1f ms" : "%,.0f ms", micros / 1_000);
    }

    /** With about three digits that matter. */
    public static String threeDigits(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return whole(value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }

    /** How many times as much; with one digit below ten. */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
