package duplex.measure.model;

import duplex.measure.Transport;
import duplex.measure.report.Median;
import duplex.measure.report.Numbers;
import java.util.Optional;
import java.util.Set;

/**
 * The mean delivery time in milliseconds that follows from a one-way delay d and a polling interval T alone, without any
 * time for server and machine: 2d for WebSocket and server-sent events, 2d to 4d for long polling (RFC 6202, section
 * 2.2), T/2 + 2d for whoever asks on a timer. A batching window adds between nothing and itself.
 *
 * <p>What is promised: a measured mean is within 10 % of it where there is a delay, and within 2 ms where there is none.
 *
 * @param least in milliseconds, as {@code most}, which is the same for most transports
 * @param delayed whether d is more than 0
 */
public record DeliveryModel(double least, double most, boolean delayed) {

    private static final double MILLIS_WITHOUT_DELAY = 2;
    private static final double PART_WITH_DELAY = 0.1;
    private static final double MICROS_PER_MILLI = 1_000;

    /** Who asks anew after each answer: what comes meanwhile waits for the next request. */
    private static final Set<Transport> ASK_ANEW = Set.of(Transport.LONG_POLLING, Transport.SOCKET_IO_POLLING);

    /**
     * Of a transport under these conditions.
     *
     * @param delayMillis d, at least 0
     * @param intervalMillis T, of those who ask on a timer
     * @param batchMillis how long the server gathers chat messages, at least 0
     */
    public static DeliveryModel of(
            Transport transport, double delayMillis, Optional<Double> intervalMillis, double batchMillis) {
        if (!(delayMillis >= 0) || !(batchMillis >= 0)) {
            throw new IllegalArgumentException(
                    "delay and batch must be at least 0 ms, were " + delayMillis + " and " + batchMillis);
        }
        double twice = 2 * delayMillis;
        double wait = intervalMillis.map(interval -> interval / 2).orElse(0.0);
        double most = ASK_ANEW.contains(transport) ? 2 * twice : wait + twice;
        return new DeliveryModel(wait + twice, most + batchMillis, delayMillis > 0);
    }

    /** Whether a measured mean is as near as promised. */
    public boolean allows(double millis) {
        return millis >= from() && millis <= to();
    }

    /** Whether the rounds' own means lie on both sides of what is allowed, or in it: then the noise does not decide. */
    public boolean mayAllow(Median meanMicros) {
        return meanMicros.isSure()
                && meanMicros.high() / MICROS_PER_MILLI >= from()
                && meanMicros.low() / MICROS_PER_MILLI <= to();
    }

    private double from() {
        return delayed ? least * (1 - PART_WITH_DELAY) : least - MILLIS_WITHOUT_DELAY;
    }

    private double to() {
        return delayed ? most * (1 + PART_WITH_DELAY) : most + MILLIS_WITHOUT_DELAY;
    }

    /** {@code 100}, or {@code 100–200}, in milliseconds. */
    @Override
    public String toString() {
        return least == most
                ? Numbers.threeDigits(least)
                : Numbers.threeDigits(least) + "–" + Numbers.threeDigits(most);
    }
}
