package duplex.measure.report;

import duplex.measure.Cell;
import duplex.measure.TapReading;
import duplex.measure.client.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * What all rounds of one cell found together: counts and bytes are sums over the sound rounds, times are medians of
 * theirs. A void round is never averaged in.
 *
 * @param rounds in their order, void ones included; at least one
 */
public record Result(Cell cell, List<RoundResult> rounds) {

    private static final int DIGITS = 3;

    public Result {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("a result needs at least one round");
        }
    }

    public List<RoundResult> sound() {
        return rounds.stream().filter(round -> round.voidReason().isEmpty()).toList();
    }

    /** Why there is nothing to use, when every round was void: the first one's reason. */
    public Optional<String> voidReason() {
        return sound().isEmpty() ? rounds.get(0).voidReason() : Optional.empty();
    }

    /** The sound rounds; where there are none, what was seen nevertheless. */
    private List<RoundResult> counted() {
        return sound().isEmpty() ? rounds : sound();
    }

    /** Of so many rounds everything here is made. */
    public int roundsCounted() {
        return counted().size();
    }

    public Deliveries deliveries() {
        return counted().stream().map(RoundResult::deliveries).reduce(Deliveries.NONE, Deliveries::plus);
    }

    public long delivered() {
        return deliveries().delivered();
    }

    public Totals senders() {
        return counted().stream().map(RoundResult::senders).reduce(Totals.NONE, Totals::plus);
    }

    public Totals receivers() {
        return counted().stream().map(RoundResult::receivers).reduce(Totals.NONE, Totals::plus);
    }

    public Totals steady() {
        return senders().plus(receivers());
    }

    public Totals setup() {
        return counted().stream().map(RoundResult::setup).reduce(Totals.NONE, Totals::plus);
    }

    public TapReading tap() {
        return counted().stream().map(RoundResult::tap).reduce(TapReading.NONE, TapReading::plus);
    }

    public double seconds() {
        return counted().stream().mapToDouble(RoundResult::seconds).sum();
    }

    /** Of all deliveries, weighed. */
    public double representationBytes() {
        double all = counted().stream()
                .mapToDouble(round ->
                        round.representationBytes() * round.deliveries().delivered())
                .sum();
        return delivered() == 0 ? 0 : all / delivered();
    }

    /** The most chat messages on the form page, where there is one. */
    public Optional<Integer> pageMessages() {
        return counted().stream()
                .flatMap(round -> round.pageMessages().stream())
                .max(Integer::compare);
    }

    /** The worst of the rounds. */
    public double achievedRate() {
        return counted().stream().mapToDouble(RoundResult::achievedRate).min().orElse(1);
    }

    /** What each delivery cost beyond the chat message itself, both directions, senders' share included. */
    public double overheadPerDelivery() {
        if (delivered() == 0) {
            return 0;
        }
        double all = steady().up().total() + steady().down().total();
        return all / delivered() - representationBytes();
    }

    /** Both directions together, a second, everybody's connections. */
    public double bytesPerSecond() {
        return (steady().up().total() + steady().down().total()) / seconds();
    }

    /** Of the senders' bytes, what one chat message cost. */
    public Cost perPost() {
        return Cost.of(senders(), deliveries().messages());
    }

    /** Of the receivers' bytes, what one delivery cost. */
    public Cost perDelivery() {
        return Cost.of(receivers(), delivered());
    }

    /** What each HTTP message or data frame carried besides its content. */
    public Cost framingPerUnit() {
        return Cost.framingPerUnit(steady());
    }

    /** Any figure of a round, as the median of the rounds. */
    public Median median(ToDoubleFunction<RoundResult> figure) {
        return Median.of(counted().stream().map(figure::applyAsDouble).toList());
    }

    public Percentiles deliveryTime() {
        return Percentiles.medianOf(counted().stream()
                .map(round -> round.deliveryTimes().percentiles())
                .toList());
    }

    public Percentiles serviceTime() {
        return Percentiles.medianOf(counted().stream()
                .map(round -> round.serviceTimes().percentiles())
                .toList());
    }

    /** Our own, of all rounds together: how long after it was due each chat message was handed to its client. */
    public Histogram schedulingErrors() {
        Histogram all = new Histogram(DIGITS);
        counted().forEach(round -> all.add(round.schedulingErrors().histogram()));
        return all;
    }

    /** Of these, at their 99th percentile, in microseconds. */
    public long schedulingErrorP99() {
        return Percentiles.of(schedulingErrors()).p99();
    }

    /** That the server's heap grew by, per connection, measured where nothing is said. */
    public Optional<Double> heapPerConnection() {
        List<Double> each = counted().stream()
                .flatMap(round -> round.heapPerConnection().stream())
                .toList();
        return each.isEmpty() ? Optional.empty() : Optional.of(Median.of(each).value());
    }

    /**
     * What one receiver moves in a minute in which nobody speaks. RoundOfCell where nothing is said; elsewhere, for those
     * who ask on a timer, computed: the size of an exchange that brought nothing, as often as the interval fits. Empty
     * where no such exchange was seen.
     */
    public Optional<Double> idleBytesPerClientPerMinute() {
        if (cell.isIdle()) {
            double received =
                    receivers().up().total() + receivers().down().total(); // the sender is there only to end it
            return Optional.of(received / seconds() * 60 / cell.receivers());
        }
        Totals receivers = receivers();
        return receivers.empty() == 0
                ? Optional.empty()
                : cell.intervalMillis()
                        .map(interval -> (double) receivers.emptyBytes() / receivers.empty() * 60_000 / interval);
    }

    /** Results of single rounds, put together by cell in the order of their coming. */
    public static List<Result> together(List<Cell> cells, List<RoundOfCell> rounds) {
        List<Result> results = new ArrayList<>();
        for (Cell cell : cells) {
            List<RoundResult> own = rounds.stream()
                    .filter(each -> each.cell().equals(cell))
                    .map(RoundOfCell::round)
                    .toList();
            if (!own.isEmpty()) {
                results.add(new Result(cell, own));
            }
        }
        return results;
    }
}
