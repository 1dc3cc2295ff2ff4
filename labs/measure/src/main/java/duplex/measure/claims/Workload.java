package duplex.measure.claims;

import duplex.measure.Axis;
import duplex.measure.Cell;
import duplex.measure.Plan;
import duplex.measure.Transport;
import java.util.List;

/** A small plan for the harness: Chromium's field lines on plain http, short texts. What is not said is as in the quick plan. */
final class Workload {

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
        List<Cell> cells = transports.stream()
                .map(transport -> Cell.of(transport)
                        .with(Axis.RATE, rate)
                        .with(Axis.RECEIVERS, receivers)
                        .with(Axis.INTERVAL, intervalMillis)
                        .with(Axis.DELAY, delayMillis)
                        .with(Axis.MESSAGES, messages))
                .toList();
        return new Plan(cells, 1, 1, "");
    }
}
