package duplex.measure;

import java.time.Duration;

/** How long a plan will take, so that it can be said before it begins; a busy machine takes longer. */
final class Estimate {

    /** Starting a server, and the echo that closes every comparison. */
    private static final double AROUND_EVERYTHING = 10;

    /** Joining, settling and leaving, whoever it is. */
    private static final double AROUND_A_ROUND = 0.4;

    private static final double A_CLIENT_JOINS = 0.0015;

    private Estimate() {}

    static Duration of(Plan plan) {
        double seconds = AROUND_EVERYTHING
                + plan.publishedPolls().map(Cell::seconds).orElse(0.0)
                + plan.steps().stream().mapToDouble(Estimate::seconds).sum();
        return Duration.ofSeconds(Math.round(seconds));
    }

    private static double seconds(Plan.Step step) {
        double joining = step.runs().stream()
                .mapToDouble(run ->
                        A_CLIENT_JOINS * (run.cell().senders() + run.cell().receivers()))
                .sum();
        Cell cell = step.runs().get(0).cell();
        return AROUND_A_ROUND
                + joining
                + (cell.isIdle() ? cell.seconds() : talking(step.runs().get(0)));
    }

    /** Warming up, and all slots of the schedule; a poller hears the last word up to an interval later, both times. */
    private static double talking(Run run) {
        Cell cell = run.cell();
        double interval = cell.intervalMillis().orElse(0) / 1_000.0;
        double delays = 4 * cell.delayMillis() / 1_000.0;
        double warmUp = Measurement.warmUp(cell, run.round() > 1, 1)
                .map(schedule -> schedule.durationNanos() / 1e9 + interval)
                .orElse(0.0);
        return warmUp + cell.seconds() + interval + delays;
    }
}
