package duplex.measure.claims;

import duplex.measure.Plan;
import duplex.measure.Transport;
import duplex.measure.report.Result;
import duplex.wire.Part;
import java.io.IOException;
import java.util.List;

/** Claim 16: since headers are not repeated, the overhead is less. */
final class HeadersAreNotRepeated implements Claim {

    private static final int INTERVAL_MILLIS = 200;
    private static final int SECONDS = 2;
    private static final double MICROS_PER_MILLI = 1_000;

    /** RFC 6455, section 5.2: 2 bytes, and 4 more for the masking key of a client. */
    private static final double FRAME_DOWN = 2;

    private static final double FRAME_UP = 6;

    @Override
    public int number() {
        return 16;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        List<Result> rare = measure(laboratory, 1);
        List<Result> frequent = measure(laboratory, 20);
        Result webSocket = rare.get(1);
        double up = webSocket.framingPerUnit().framingUp();
        double down = webSocket.framingPerUnit().framingDown();
        return Finding.of(
                verdict(up, down, ratio(rare), ratio(frequent)),
                Measured.of("frame_up", up, Unit.BYTES),
                Measured.of("frame_down", down, Unit.BYTES),
                Measured.of("fields_after_handshake", fields(webSocket), Unit.BYTES),
                Measured.of("poll_rare", rare.get(0).overheadPerDelivery(), Unit.BYTES),
                Measured.of("websocket_rare", webSocket.overheadPerDelivery(), Unit.BYTES),
                Measured.of("ratio_rare", ratio(rare), Unit.RATIO),
                Measured.of("ratio_frequent", ratio(frequent), Unit.RATIO),
                Measured.of("delay_poll", rare.get(0).deliveryTime().mean() / MICROS_PER_MILLI, Unit.MILLISECONDS),
                Measured.of("delay_websocket", webSocket.deliveryTime().mean() / MICROS_PER_MILLI, Unit.MILLISECONDS));
    }

    /** Frames are as short as they can be, and polling costs more, seldom or often. */
    static Verdict verdict(double frameUp, double frameDown, double ratioRare, double ratioFrequent) {
        boolean shortest = frameUp <= FRAME_UP && frameDown <= FRAME_DOWN;
        if (shortest && ratioRare > 1 && ratioFrequent > 1) {
            return Verdict.CONFIRMED;
        }
        return ratioRare > 1 || ratioFrequent > 1 ? Verdict.QUALIFIED : Verdict.REFUTED;
    }

    /**
     * Polling, then WebSocket. What counts for the bytes is how many messages come in one interval, so an interval of a fifth
     * of a second at five times the rate stands for one of a second.
     */
    private static List<Result> measure(Laboratory laboratory, int messagesPerInterval) throws IOException {
        double rate = messagesPerInterval * 1_000.0 / INTERVAL_MILLIS;
        Plan plan = new Workload(List.of(Transport.SHORT_POLLING, Transport.WEBSOCKET))
                .rate(rate)
                .messages((int) (rate * SECONDS))
                .intervalMillis(INTERVAL_MILLIS)
                .plan();
        return laboratory.measure(plan, 1).get(0);
    }

    private static double ratio(List<Result> pollingAndWebSocket) {
        return pollingAndWebSocket.get(0).overheadPerDelivery()
                / pollingAndWebSocket.get(1).overheadPerDelivery();
    }

    private static double fields(Result result) {
        return result.steady().up().of(Part.FIELDS) + result.steady().down().of(Part.FIELDS);
    }
}
