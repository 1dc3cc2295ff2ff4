package duplex.measure.report;

import duplex.measure.Run;
import duplex.measure.TapReading;
import duplex.measure.client.Totals;
import java.util.Optional;

/**
 * What one run found. Bytes are TCP payload bytes of the steady state: connecting and the first page, poll or greeting
 * are in {@code setup}.
 *
 * @param voidReason why the run must not be used, if it must not
 * @param representationBytes of one delivered chat message as JSON, on average
 * @param pageMessages chat messages on the form page, where there is one
 * @param senders what the senders' connections carried
 * @param receivers what the receivers' connections carried
 * @param setup what everybody's connections carried until all had joined
 * @param tap what the server's tap counted meanwhile, and the CPU time it took
 * @param seconds from the first intended start to the last delivery
 * @param achievedRate the part of the planned rate that was achieved, at most 1
 */
public record Result(
        Run run,
        long delivered,
        long lost,
        Optional<String> voidReason,
        double representationBytes,
        Optional<Integer> pageMessages,
        Totals senders,
        Totals receivers,
        Totals setup,
        TapReading tap,
        Percentiles deliveryTime,
        Percentiles serviceTime,
        double seconds,
        double achievedRate) {

    public Totals steady() {
        return senders.plus(receivers);
    }

    /** What each delivery cost beyond the chat message itself, both directions, senders' share included. */
    public double overheadPerDelivery() {
        if (delivered == 0) {
            return 0;
        }
        double all = steady().up().total() + steady().down().total();
        return (all - representationBytes * delivered) / delivered;
    }

    /** Of the senders' bytes, what one chat message cost. */
    public Cost perPost() {
        return Cost.of(senders, run.plan().messages());
    }

    /** Of the receivers' bytes, what one delivery cost. */
    public Cost perDelivery() {
        return Cost.of(receivers, delivered);
    }

    /** What each HTTP message or data frame carried besides its content. */
    public Cost framingPerUnit() {
        return Cost.framingPerUnit(steady());
    }

    /**
     * What one receiver moves in a minute in which nobody speaks: for those who ask on a timer, the size of an exchange
     * that brought nothing, as often as the interval fits. Empty where no such exchange was seen.
     */
    public Optional<Double> idleBytesPerClientPerMinute() {
        if (!run.transport().asksOnATimer() || receivers.empty() == 0) {
            return Optional.empty();
        }
        double exchange = (double) receivers.emptyBytes() / receivers.empty();
        return Optional.of(exchange * 60_000 / run.plan().intervalMillis());
    }
}
