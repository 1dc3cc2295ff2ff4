package duplex.measure.claims;

import duplex.measure.Plan;
import duplex.measure.Transport;
import duplex.measure.report.Result;
import java.io.IOException;
import java.util.List;

/** Claim 5: because it keeps no connection, HTTP reaches its limit in chat and live data. */
final class HttpReachesItsLimitInChat implements Claim {

    private static final int DELAY_MILLIS = 50;
    private static final int ROUNDS = 5;

    /** The ledger's: a difference in delivery time that nobody in a chat would notice. */
    private static final double WITHIN_PERCENT = 2;

    private static final double MICROS_PER_MILLI = 1_000;

    @Override
    public int number() {
        return 5;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        Plan plan = new Workload(List.of(Transport.SERVER_SENT_EVENTS, Transport.WEBSOCKET))
                .rate(40)
                .messages(20)
                .receivers(50)
                .delayMillis(DELAY_MILLIS)
                .plan();
        double[] events = new double[ROUNDS];
        double[] webSocket = new double[ROUNDS];
        double[] difference = new double[ROUNDS];
        List<List<Result>> rounds = laboratory.measure(plan, ROUNDS);
        for (int i = 0; i < ROUNDS; i++) {
            events[i] = rounds.get(i).get(0).deliveryTime().p50() / MICROS_PER_MILLI;
            webSocket[i] = rounds.get(i).get(1).deliveryTime().p50() / MICROS_PER_MILLI;
            difference[i] = 100 * (events[i] / webSocket[i] - 1);
        }
        Measured later = Measured.median("difference", Unit.PERCENT, difference);
        Measured ofEvents = Measured.median("server_sent_events", Unit.MILLISECONDS, events);
        Measured ofWebSocket = Measured.median("websocket", Unit.MILLISECONDS, webSocket);
        Verdict verdict = verdict(later);
        return verdict == Verdict.UNKNOWN
                ? Finding.unknown(Reason.of("noise"), ofEvents, ofWebSocket, later)
                : Finding.of(verdict, ofEvents, ofWebSocket, later);
    }

    /** An HTTP response that does not end delivers as soon as WebSocket does, or it does not. */
    static Verdict verdict(Measured difference) {
        if (difference.value() <= WITHIN_PERCENT) {
            return Verdict.QUALIFIED;
        }
        return difference.spread().low() > WITHIN_PERCENT ? Verdict.CONFIRMED : Verdict.UNKNOWN;
    }
}
