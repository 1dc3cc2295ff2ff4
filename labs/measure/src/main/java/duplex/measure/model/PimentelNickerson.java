package duplex.measure.model;

import duplex.measure.Transport;
import duplex.measure.claims.Verdict;
import duplex.measure.report.Result;
import java.util.List;
import java.util.Optional;

/**
 * Pimentel and Nickerson, "Communicating and Displaying Real-Time Data with WebSocket", IEEE Internet Computing 16(4),
 * 2012: a sensor at 4 Hz. Their rule is repeated here; their table of figures was not at hand, and none is shown for it.
 */
final class PimentelNickerson {

    private static final List<Integer> DELAYS = List.of(50, 100, 150, 200);
    private static final double RATE = 4;
    private static final double PERIOD_MILLIS = 250;
    private static final double SAME = 0.1;

    private PimentelNickerson() {}

    static Paper beside(List<Result> results) {
        return new Paper(
                "pimentel", DELAYS.stream().map(delay -> at(delay, results)).toList());
    }

    /** How many times as long by long polling as by WebSocket, on average. */
    private static Figure at(int delay, List<Result> results) {
        double model = EvenPace.longPolling(delay, PERIOD_MILLIS) / EvenPace.webSocket(delay);
        Optional<Double> measured = mean(results, Transport.LONG_POLLING, delay)
                .flatMap(longPolling ->
                        mean(results, Transport.WEBSOCKET, delay).map(webSocket -> longPolling / webSocket));
        boolean equal = EvenPace.isSlowEnough(delay, PERIOD_MILLIS);
        Verdict verdict = measured.map(
                        ratio -> equal == (Math.abs(ratio - 1) <= SAME) ? Verdict.CONFIRMED : Verdict.REFUTED)
                .orElse(Verdict.UNKNOWN);
        return new Figure("pimentel." + delay, "times", Optional.empty(), Optional.of(model), measured, false, verdict);
    }

    /** Of the delivery times of a sensor's data, in microseconds; the median of the rounds. */
    private static Optional<Double> mean(List<Result> results, Transport transport, int delay) {
        return results.stream()
                .filter(result -> result.cell().transport() == transport
                        && result.cell().delayMillis() == delay
                        && result.cell().rate() == RATE
                        && result.cell().isEven())
                .findFirst()
                .map(result -> result.deliveryTime().mean());
    }
}
