package duplex.measure.model;

import duplex.measure.Transport;
import duplex.measure.claims.Verdict;
import duplex.measure.report.Percentiles;
import duplex.measure.report.Result;
import java.util.List;
import java.util.Optional;

/**
 * RFC 6202, section 2.2: from the moment that there is something to say, a long poll brings it after about one network
 * transit on average, and after three at most, when the answer before it has just left.
 */
final class LongPollingRfc {

    private static final double ONE = 1;
    private static final double THREE = 3;

    /** The rule is about the network; what server and client take is allowed on top. */
    private static final double NEAR = 0.1;

    private static final double MICROS = 1_000;

    private LongPollingRfc() {}

    static Paper beside(List<Result> results) {
        Optional<Result> found = results.stream()
                .filter(result -> result.cell().transport() == Transport.LONG_POLLING
                        && result.cell().delayMillis() > 0
                        && result.delivered() > 0)
                .findFirst();
        return new Paper(
                "rfc6202",
                List.of(
                        figure("rfc6202.mean", ONE, found, Percentiles::mean),
                        figure("rfc6202.most", THREE, found, times -> (double) times.max())));
    }

    private static Figure figure(
            String key, double paper, Optional<Result> found, java.util.function.ToDoubleFunction<Percentiles> micros) {
        Optional<Double> measured = found.map(result -> transits(micros.applyAsDouble(result.deliveryTime()), result));
        return new Figure(
                key,
                "transits",
                Optional.of(paper),
                Optional.empty(),
                measured,
                false,
                measured.map(transits -> verdict(key, paper, transits)).orElse(Verdict.UNKNOWN));
    }

    /** On average it is one only while nothing has to wait, and up to two where much is said. */
    private static Verdict verdict(String key, double paper, double transits) {
        if (transits <= paper * (1 + NEAR)) {
            return Verdict.CONFIRMED;
        }
        return key.equals("rfc6202.mean") && transits <= THREE ? Verdict.QUALIFIED : Verdict.REFUTED;
    }

    /** From the append on: a delivery begins one transit earlier, on its sender's way to the server. */
    private static double transits(double micros, Result result) {
        double delay = result.cell().delayMillis() * MICROS;
        return (micros - delay) / delay;
    }
}
