package duplex.measure.claims;

import duplex.measure.Plan;
import duplex.measure.Transport;
import duplex.measure.client.Origin;
import duplex.measure.client.Profile;
import java.util.List;

/** A small plan for the harness: Chromium's field lines on plain http, short texts. What is not said is as in the quick plan. */
final class Workload {

    private static final int TEXT_BYTES = 16;
    private static final int WARM_UP = 100;

    private final List<Transport> transports;
    private double rate = 5;
    private int messages = 16;
    private int receivers = 10;
    private int intervalMillis = 500;
    private int delayMillis;

    Workload(List<Transport> transports) {
        this.transports = transports;
    }

    /** Chat messages a second. */
    Workload rate(double newRate) {
        rate = newRate;
        return this;
    }

    Workload messages(int newMessages) {
        messages = newMessages;
        return this;
    }

    Workload receivers(int newReceivers) {
        receivers = newReceivers;
        return this;
    }

    /** Between two polls of a receiver. */
    Workload intervalMillis(int newInterval) {
        intervalMillis = newInterval;
        return this;
    }

    /** One way. */
    Workload delayMillis(int newDelay) {
        delayMillis = newDelay;
        return this;
    }

    Plan plan() {
        return new Plan(
                transports,
                List.of(Profile.named("chromium")),
                List.of(TEXT_BYTES),
                Origin.HTTP,
                Plan.sendersAt(rate, delayMillis),
                receivers,
                rate,
                intervalMillis,
                delayMillis,
                messages,
                WARM_UP,
                1);
    }
}
