package duplex.measure.claims;

import java.util.Arrays;
import java.util.Optional;

/**
 * One value that an experiment found.
 *
 * @param key within its claim; the texts have its label under {@code NUMBER.measured.KEY}
 * @param interval of the rounds, where there were rounds
 */
public record Measured(String key, double value, Unit unit, Optional<Interval> interval) {

    public Measured {
        if (!key.matches("[a-z0-9_]+")) {
            throw new IllegalArgumentException("key must be lower-case words joined by _, was " + key);
        }
    }

    /** A value that is the same each time, or was measured once. */
    public static Measured of(String key, double value, Unit unit) {
        return new Measured(key, value, unit, Optional.empty());
    }

    /** From the least to the greatest of its rounds; a value that was measured once is its own interval. */
    public Interval spread() {
        return interval.orElse(new Interval(value, value));
    }

    public static Measured yesOrNo(String key, boolean yes) {
        return of(key, yes ? 1 : 0, Unit.YES_OR_NO);
    }

    /** That enough rounds leave the true median inside their interval, at least: 93 times in 100. */
    private static final double CONFIDENCE = 0.93;

    /**
     * The median of some rounds and an interval for it, from the rounds alone: each is above the true median as often as
     * below, so the least and the greatest of five miss it 6 times in 100; of eight or more some at either end can be left
     * out, and with them the rounds in which the machine was busy with something else.
     */
    public static Measured median(String key, Unit unit, double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("a median needs at least one round");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        int leftOut = leftOut(count);
        return new Measured(key, median, unit, Optional.of(new Interval(sorted[leftOut], sorted[count - 1 - leftOut])));
    }

    /** How many rounds may be left out at either end: as many as a fair coin shows heads that seldom. */
    private static int leftOut(int count) {
        double missed = 0;
        double exactly = Math.pow(0.5, count);
        int leftOut = 0;
        while (true) {
            missed += 2 * exactly;
            if (1 - missed < CONFIDENCE) {
                return Math.max(0, leftOut - 1);
            }
            leftOut++;
            exactly *= (double) (count - leftOut + 1) / leftOut;
        }
    }
}
