package duplex.measure.model;

import duplex.measure.Transport;
import duplex.measure.claims.Verdict;
import duplex.measure.client.Carrier;
import duplex.measure.client.Profile;
import duplex.measure.report.Result;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lubbers and Greco, "HTML5 Web Sockets: A Quantum Leap in Scalability for the Web" (about 2010): a servlet that 1,000,
 * 10,000 and 100,000 clients poll once a second. They count 871 characters of header sections for a poll, without the
 * line ends, and 2 bytes for a frame of the draft of that time; what they call Mbps are Mibit/s.
 */
final class LubbersGreco {

    /** Their three cases: clients, and their figures for polling and for WebSocket. */
    private record Case(String key, int clients, double polling, double webSocket) {}

    private static final List<Case> CASES = List.of(
            new Case("a", 1_000, 6.6, 0.015), new Case("b", 10_000, 66, 0.153), new Case("c", 100_000, 665, 1.526));

    /** Of their listing, without line ends. */
    private static final double PRINTED_POLL = 871;

    /** Of the same, with them: 716 up and 193 down. */
    private static final double POLL_ON_THE_WIRE = 716 + 193;

    private static final double PRINTED_FRAME = 2;
    private static final double RATIO_OF_THEIR_DRAWING = 3;

    /** Two bytes for less than 126 of payload; from a client four more, the masking key (RFC 6455, section 5.2). */
    private static final double FRAME_DOWN = 2;

    private static final double FRAME_UP = 6;

    private static final double RATE = 1;
    private static final int MEASURED_CLIENTS = 1_000;
    private static final double EXTRAPOLATED = 10;
    private static final double NEAR = 0.05;
    private static final double BITS_PER_MEBIBIT = 1 << 20;

    private LubbersGreco() {}

    static Paper beside(List<Result> results, Optional<ReplayedPolls> replay) {
        List<Figure> figures = new ArrayList<>();
        figures.add(poll(replay));
        CASES.forEach(each -> figures.add(polling(each, replay)));
        figures.add(frame(
                "down",
                FRAME_DOWN,
                frames(results)
                        .map(result -> perUnit(
                                result.receivers().down(), result.receivers().unitsDown()))));
        figures.add(frame(
                "up",
                FRAME_UP,
                frames(results)
                        .map(result ->
                                perUnit(result.senders().up(), result.senders().unitsUp()))));
        CASES.forEach(each -> figures.add(webSocket(each, results)));
        today("chromium", Carrier.HTTP_1, results).forEach(figures::add);
        today("http2", Carrier.HTTP_2_TLS, results).forEach(figures::add);
        figures.add(new Figure(
                "lubbers.latency",
                "times",
                Optional.of(RATIO_OF_THEIR_DRAWING),
                Optional.empty(),
                Optional.empty(),
                false,
                Verdict.UNKNOWN));
        return new Paper("lubbers", figures);
    }

    private static Figure poll(Optional<ReplayedPolls> replay) {
        Optional<Double> measured = replay.map(ReplayedPolls::headerBytesPerPoll);
        return figure("lubbers.poll", "bytes", PRINTED_POLL, POLL_ON_THE_WIRE, measured, false, Verdict.QUALIFIED);
    }

    /** Polls times bytes per poll; the first case was measured, and the model must predict it to be trusted further. */
    private static Figure polling(Case each, Optional<ReplayedPolls> replay) {
        Optional<Double> measured = replay.filter(polls -> polls.clients() == each.clients())
                .map(polls -> mebibits(polls.headerBytesPerSecond()));
        boolean predicts = replay.filter(
                        polls -> isNear(polls.clients() * RATE * POLL_ON_THE_WIRE, polls.headerBytesPerSecond()))
                .isPresent();
        return new Figure(
                "lubbers.polling." + each.key(),
                "mebibits",
                Optional.of(each.polling()),
                Optional.of(mebibits(each.clients() * RATE * POLL_ON_THE_WIRE)),
                measured,
                replay.map(polls -> isExtrapolated(each, polls.clients())).orElse(true),
                replay.isEmpty() ? Verdict.UNKNOWN : predicts ? Verdict.SLIP : Verdict.REFUTED);
    }

    private static Figure frame(String direction, double model, Optional<Double> measured) {
        return figure("lubbers.frame." + direction, "bytes", PRINTED_FRAME, model, measured, false, Verdict.QUALIFIED);
    }

    private static Figure webSocket(Case each, List<Result> results) {
        Optional<Result> measured =
                thousand(results, result -> isWebSocket(result) && result.cell().carrier() == Carrier.HTTP_1);
        return figure(
                "lubbers.websocket." + each.key(),
                "mebibits",
                each.webSocket(),
                mebibits(each.clients() * RATE * FRAME_DOWN),
                measured.filter(result -> result.cell().receivers() == each.clients())
                        .map(result -> mebibits(framing(result.receivers().down()) / result.seconds())),
                measured.isEmpty() || isExtrapolated(each, measured.get().cell().receivers()),
                Verdict.QUALIFIED);
    }

    /** The same polling by the browser of today: measured with a thousand, the other cases by the sizes that it showed. */
    private static List<Figure> today(String key, Carrier carrier, List<Result> results) {
        Optional<Result> found = thousand(
                results,
                result -> result.cell().transport() == Transport.SHORT_POLLING
                        && result.cell().carrier() == carrier
                        && result.cell().profile().name().equals("chromium"));
        return found.stream()
                .flatMap(result -> CASES.stream().map(each -> today("lubbers." + key + "." + each.key(), each, result)))
                .toList();
    }

    private static Figure today(String key, Case each, Result result) {
        Observed seen = Observed.of(result);
        double model = Coefficients.of(seen)
                .demand(each.clients(), RATE, seen.intervalMillis())
                .bytes()
                .total();
        double measured = seen.bytesPerSecond().total();
        boolean isIt = each.clients() == seen.receivers();
        return new Figure(
                key,
                "mebibits",
                Optional.empty(),
                Optional.of(mebibits(model)),
                isIt ? Optional.of(mebibits(measured)) : Optional.empty(),
                isExtrapolated(each, seen.receivers()),
                !isIt || isNear(model, measured) ? Verdict.QUALIFIED : Verdict.REFUTED);
    }

    /** A figure that holds as the rule says, where it was measured. */
    private static Figure figure(
            String key,
            String unit,
            double paper,
            double model,
            Optional<Double> measured,
            boolean extrapolated,
            Verdict whereItIsAsTheModel) {
        Verdict verdict = measured.map(value -> isNear(model, value) ? whereItIsAsTheModel : Verdict.REFUTED)
                .orElse(extrapolated ? Verdict.UNKNOWN : whereItIsAsTheModel);
        return new Figure(key, unit, Optional.of(paper), Optional.of(model), measured, extrapolated, verdict);
    }

    private static boolean isExtrapolated(Case each, int measuredClients) {
        return each.clients() > EXTRAPOLATED * measuredClients;
    }

    private static Optional<Result> frames(List<Result> results) {
        return results.stream()
                .filter(LubbersGreco::isWebSocket)
                .filter(result -> result.delivered() > 0)
                .findFirst();
    }

    private static boolean isWebSocket(Result result) {
        return result.cell().transport() == Transport.WEBSOCKET
                && !result.cell().deflate();
    }

    /** A result of their workload: a thousand clients, one chat message and one poll a second. */
    private static Optional<Result> thousand(List<Result> results, Predicate<Result> which) {
        return results.stream()
                .filter(result -> result.cell().receivers() == MEASURED_CLIENTS
                        && result.cell().rate() == RATE
                        && result.cell().intervalMillis().orElse(1_000) == 1_000
                        && !result.cell().profile().name().equals(Profile.PUBLISHED))
                .filter(which)
                .findFirst();
    }

    private static double perUnit(Bytes bytes, long units) {
        return (double) framing(bytes) / Math.max(1, units);
    }

    private static long framing(Bytes bytes) {
        return bytes.of(Part.FRAME_HEADER) + bytes.of(Part.MASKING_KEY);
    }

    private static boolean isNear(double model, double measured) {
        return Math.abs(model - measured) <= NEAR * measured;
    }

    private static double mebibits(double bytesPerSecond) {
        return bytesPerSecond * 8 / BITS_PER_MEBIBIT;
    }
}
