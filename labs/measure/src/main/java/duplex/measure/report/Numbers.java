package duplex.measure.report;

import java.util.Locale;

/** Numbers as tables show them. */
final class Numbers {

    private Numbers() {}

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    static String time(long micros) {
        return time((double) micros);
    }

    /** Microseconds in the unit that keeps three digits. */
    static String time(double micros) {
        if (micros < 1_000) {
            return Math.round(micros) + " µs";
        }
        return String.format(Locale.ROOT, micros < 10_000 ? "%.1f ms" : "%,.0f ms", micros / 1_000);
    }
}
