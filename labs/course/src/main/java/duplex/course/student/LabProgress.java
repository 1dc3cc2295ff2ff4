package duplex.course.student;

import duplex.course.verdict.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a student has come with one lab.
 *
 * @param attempts how often a changed file was checked
 * @param verdicts the last state of each check
 * @param failing the first check that fails now, and for how long
 * @param hints the highest tier shown, by check
 * @param predictions by id
 * @param measured by id, of the last pass
 * @param gaveUp whether the solution was asked for before the pass
 * @param sourceHash of what was checked last
 * @param seed of what was checked last
 */
public record LabProgress(
        Status status,
        int attempts,
        Map<String, State> verdicts,
        Optional<Failing> failing,
        Map<String, Integer> hints,
        Map<String, Double> predictions,
        Map<String, Double> measured,
        boolean gaveUp,
        String sourceHash,
        long seed) {

    /** Where a lab stands. */
    public enum Status {
        NEW,
        BEGUN,
        /** Everything passes that this machine can check, but it cannot check everything. */
        PASSED_IN_PART,
        PASSED
    }

    /**
     * A check that fails.
     *
     * @param since when it failed first
     * @param runs how many runs of changed files it has failed in, without a break
     */
    public record Failing(String check, Instant since, int runs) {}

    public static final LabProgress NONE =
            new LabProgress(Status.NEW, 0, Map.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), false, "", 0);

    public LabProgress {
        verdicts = Map.copyOf(verdicts);
        hints = Map.copyOf(hints);
        predictions = Map.copyOf(predictions);
        measured = Map.copyOf(measured);
    }

    public boolean hasPassed() {
        return status == Status.PASSED || status == Status.PASSED_IN_PART;
    }

    public LabProgress withHint(String check, int tier) {
        Map<String, Integer> more = new TreeMap<>(hints);
        more.merge(check, tier, Math::max);
        return new LabProgress(
                status, attempts, verdicts, failing, more, predictions, measured, gaveUp, sourceHash, seed);
    }

    public LabProgress withPrediction(String id, double value) {
        Map<String, Double> more = new TreeMap<>(predictions);
        more.put(id, value);
        return new LabProgress(status, attempts, verdicts, failing, hints, more, measured, gaveUp, sourceHash, seed);
    }

    public LabProgress givenUp() {
        return new LabProgress(
                status, attempts, verdicts, failing, hints, predictions, measured, true, sourceHash, seed);
    }
}
