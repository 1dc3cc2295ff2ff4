package duplex.measure.model;

import duplex.measure.Transport;
import java.util.List;
import java.util.Optional;

/**
 * What a room of some size would need by one transport, and how far that can be trusted.
 *
 * @param demand for all clients together
 * @param heapBytes of the server for their connections; empty where it was not measured
 * @param largest the largest run that was measured, whose sizes it was reckoned with
 * @param errors how far the model was from that run when it knew only a smaller one; empty where there is none
 * @param extrapolated whether bandwidth, packets and CPU lie beyond ten times the largest run
 * @param heapExtrapolated whether connections and heap lie beyond ten times the most idle connections measured
 */
record Forecast(
        Transport transport,
        Demand demand,
        Optional<Double> heapBytes,
        Observed largest,
        Optional<Errors> errors,
        boolean extrapolated,
        boolean heapExtrapolated) {

    private static final double FAR = 10;

    /**
     * The model's figure against the measured one, less 1: 0.1 is ten percent too much.
     *
     * @param receivers of the smaller run that it knew
     */
    record Errors(double bytes, double cpu, int receivers) {}

    /**
     * By the largest run that a report has of a transport.
     *
     * @param clients who each hear everything, at least 1
     * @param rate chat messages a second that each hears
     * @param intervalMillis of those who ask on a timer
     * @return empty where the report has nothing of this transport
     */
    static Optional<Forecast> of(
            Runs runs,
            Transport transport,
            String carrier,
            String profile,
            double clients,
            double rate,
            int intervalMillis) {
        List<Observed> talking = runs.talking(transport, carrier, profile);
        return Runs.last(talking).map(largest -> {
            Optional<Integer> interval = transport.asksOnATimer() ? Optional.of(intervalMillis) : Optional.empty();
            Optional<Runs.Idle> idle = Runs.last(runs.idle(transport, carrier, profile));
            return new Forecast(
                    transport,
                    Coefficients.of(largest).demand(clients, rate, interval),
                    idle.map(each -> each.heapBytes() * clients),
                    largest,
                    smaller(talking, largest).map(known -> errors(known, largest)),
                    clients * rate > FAR * largest.receivers() * largest.rate() || clients > FAR * largest.receivers(),
                    idle.map(each -> clients > FAR * each.connections()).orElse(true));
        });
    }

    /** The next smaller number of receivers, and of those the run most like it. */
    private static Optional<Observed> smaller(List<Observed> talking, Observed largest) {
        return Runs.last(talking.stream()
                .filter(each -> each.receivers() < largest.receivers() && each.rate() <= largest.rate())
                .toList());
    }

    private static Errors errors(Observed known, Observed largest) {
        Demand predicted = Coefficients.of(known).demand(largest);
        return new Errors(
                predicted.bytes().total() / largest.bytesPerSecond().total() - 1,
                predicted.cores() / largest.cores() - 1,
                known.receivers());
    }
}
