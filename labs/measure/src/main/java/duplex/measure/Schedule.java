package duplex.measure;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * When each chat message is meant to be sent, decided before anything is sent: an open loop, which a slow server cannot
 * slow down (and so cannot hide its slowness: "coordinated omission").
 *
 * <p>Time is cut into slots of 1/rate, and each slot gets one message at a random instant in it: the rate is exact, yet
 * nothing falls into step with the pollers' timers.
 */
public final class Schedule {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] offsets;
    private final double slotNanos;
    private final int slots;

    /**
     * @param messages how many, at least 1
     * @param rate messages per second, more than 0
     * @param burst how many of them are due at once, at least 1: one slot holds a whole burst
     * @param seed the same seed gives the same schedule
     */
    public Schedule(int messages, double rate, int burst, long seed) {
        this(messages, rate, burst, new Random(seed)::nextDouble);
    }

    /** One message every 1/rate exactly, as a sensor sends its data; where in the first slot it begins is random. */
    static Schedule even(int messages, double rate, int burst, long seed) {
        double phase = new Random(seed).nextDouble();
        return new Schedule(messages, rate, burst, () -> phase);
    }

    /** @param within how far into its slot each burst is due, 0 to 1 */
    private Schedule(int messages, double rate, int burst, DoubleSupplier within) {
        if (messages < 1) {
            throw new IllegalArgumentException("messages must be at least 1, was " + messages);
        }
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate must be more than 0, was " + rate);
        }
        if (burst < 1) {
            throw new IllegalArgumentException("burst must be at least 1, was " + burst);
        }
        slotNanos = NANOS_PER_SECOND / rate * burst;
        offsets = new long[messages];
        for (int i = 0; i < messages; i++) {
            offsets[i] = i % burst == 0 ? (long) ((slot(i, burst) + within.getAsDouble()) * slotNanos) : offsets[i - 1];
        }
        slots = (messages + burst - 1) / burst;
    }

    private static double slot(int message, int burst) {
        return Math.floorDiv(message, burst);
    }

    public int messages() {
        return offsets.length;
    }

    /** The intended start of a message, in nanoseconds after the start of the schedule; never before the one before. */
    public long offsetNanos(int message) {
        return offsets[message];
    }

    /** All slots together. */
    public long durationNanos() {
        return (long) (slotNanos * slots);
    }

    /**
     * What part of the planned rate was achieved: 1 when the messages went out in the planned time, 0.5 when they took
     * twice as long.
     *
     * @param sentNanos when each message was really sent, on any clock
     */
    public double achieved(long[] sentNanos) {
        long planned = offsets[offsets.length - 1] - offsets[0];
        long took = Arrays.stream(sentNanos).max().orElse(0)
                - Arrays.stream(sentNanos).min().orElse(0);
        return took <= planned ? 1 : (planned + slotNanos) / (took + slotNanos);
    }
}
