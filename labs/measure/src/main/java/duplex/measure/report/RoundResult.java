package duplex.measure.report;

import duplex.measure.TapReading;
import duplex.measure.client.Totals;
import java.util.Optional;

/**
 * What one round of one cell found. Bytes are TCP payload bytes of the steady state: connecting and the first page, poll
 * or greeting are in {@code setup}.
 *
 * @param round from 1
 * @param voidReason why the round must not be used, if it must not
 * @param representationBytes of one delivered chat message as JSON, on average
 * @param pageMessages chat messages on the form page, where there is one
 * @param senders what the senders' connections carried
 * @param receivers what the receivers' connections carried
 * @param setup what everybody's connections carried until all had joined
 * @param tap what the server's tap counted meanwhile, and the CPU time it took
 * @param clientCpuNanos of the process that measures, a simulated network included
 * @param deliveryTimes from the intended start to a receiver's having it
 * @param serviceTimes from the actual send
 * @param schedulingErrors of our own: how long after it was due a chat message was handed to its client
 * @param seconds from the first intended start to the last delivery
 * @param achievedRate the part of the planned rate that was achieved, at most 1
 * @param heapPerConnection bytes that the server's heap grew by, per connection, where nothing was said
 */
public record RoundResult(
        int round,
        Optional<String> voidReason,
        Deliveries deliveries,
        double representationBytes,
        Optional<Integer> pageMessages,
        Totals senders,
        Totals receivers,
        Totals setup,
        TapReading tap,
        long clientCpuNanos,
        Times deliveryTimes,
        Times serviceTimes,
        Times schedulingErrors,
        double seconds,
        double achievedRate,
        Optional<Double> heapPerConnection) {

    private static final double NANOS_PER_MICRO = 1_000;

    /**
     * A round that was over before anything could be measured.
     *
     * @param seconds that it was to last
     */
    public static RoundResult nothing(int round, String voidReason, Totals setup, TapReading tap, double seconds) {
        return new RoundResult(
                round,
                Optional.of(voidReason),
                Deliveries.NONE,
                0,
                Optional.empty(),
                Totals.NONE,
                Totals.NONE,
                setup,
                tap.minus(tap),
                0,
                Times.NONE,
                Times.NONE,
                Times.NONE,
                seconds,
                0,
                Optional.empty());
    }

    public Totals steady() {
        return senders.plus(receivers);
    }

    /** Both directions together, a second. */
    public double bytesPerSecond() {
        return (steady().up().total() + steady().down().total()) / seconds;
    }

    /** What each delivery cost beyond the chat message itself, both directions, senders' share included. */
    public double overheadPerDelivery() {
        double all = steady().up().total() + steady().down().total();
        return deliveries.delivered() == 0 ? 0 : all / deliveries.delivered() - representationBytes;
    }

    public double serverCpuMicrosPerDelivery() {
        return tap.cpuNanos() / NANOS_PER_MICRO / Math.max(1, deliveries.delivered());
    }

    public double clientCpuMicrosPerDelivery() {
        return clientCpuNanos / NANOS_PER_MICRO / Math.max(1, deliveries.delivered());
    }
}
