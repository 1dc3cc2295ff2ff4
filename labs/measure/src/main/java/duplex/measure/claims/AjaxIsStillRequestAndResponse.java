package duplex.measure.claims;

import duplex.measure.Plan;
import duplex.measure.Transport;
import duplex.measure.raw.RawConnection;
import duplex.measure.report.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Claim 9: AJAX is still request and response. */
final class AjaxIsStillRequestAndResponse implements Claim {

    private static final int UNASKED_MESSAGES = 10;
    private static final Duration LISTENING = Duration.ofMillis(500);
    private static final int SHORT_MILLIS = 100;
    private static final int LONG_MILLIS = 400;

    /** A quarter of the ratio of the two intervals: the exchange itself takes its time too. */
    private static final double AT_LEAST = 0.75 * LONG_MILLIS / SHORT_MILLIS;

    private static final double MICROS_PER_MILLI = 1_000;

    @Override
    public int number() {
        return 9;
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
        long unasked = unasked(laboratory.server());
        double shortInterval = meanDelivery(laboratory, SHORT_MILLIS);
        double longInterval = meanDelivery(laboratory, LONG_MILLIS);
        return Finding.of(
                verdict(unasked, longInterval / shortInterval),
                Measured.of("unasked", (double) unasked, Unit.BYTES),
                Measured.of("mean_short", shortInterval, Unit.MILLISECONDS),
                Measured.of("mean_long", longInterval, Unit.MILLISECONDS),
                Measured.of("ratio", longInterval / shortInterval, Unit.RATIO));
    }

    /** RFC 9110, section 3.4: a response answers a request. So nothing comes unasked, and news wait for the next poll. */
    static Verdict verdict(long unaskedBytes, double ratioOfDelays) {
        return unaskedBytes == 0 && ratioOfDelays >= AT_LEAST ? Verdict.CONFIRMED : Verdict.REFUTED;
    }

    /** What a client hears that has polled once and then says nothing, while others chat. */
    private static long unasked(ServerUnderTest server) throws IOException {
        try (RawConnection silent = server.connect();
                OneAfterAnother other = new OneAfterAnother(server.address())) {
            silent.get("/short-polling/messages");
            long heard = silent.received();
            for (int i = 0; i < UNASKED_MESSAGES; i++) {
                String message = RawConnection.chatMessage("unasked", "unasked-" + i);
                other.exchange("POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + message.length() + "\r\n\r\n"
                        + message);
            }
            silent.endsWithin(LISTENING);
            return silent.received() - heard;
        }
    }

    private static double meanDelivery(Laboratory laboratory, int intervalMillis) throws IOException {
        Plan plan = new Workload(List.of(Transport.SHORT_POLLING))
                .rate(50)
                .messages(60)
                .receivers(20)
                .intervalMillis(intervalMillis)
                .plan();
        Result result = laboratory.measure(plan, 1).get(0).get(0);
        return result.deliveryTime().mean() / MICROS_PER_MILLI;
    }
}
