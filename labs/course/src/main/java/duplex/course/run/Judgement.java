package duplex.course.run;

import duplex.course.compile.Complaint;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.State;
import java.util.List;
import java.util.Map;

/**
 * What is known of a lab as it was when it was last saved.
 *
 * @param lab its number, such as {@code 05}
 * @param complaints what the compiler did not understand; then there are no results
 * @param results of every check, in the lesson's order
 * @param measured numbers by id
 * @param leftRunning lines of the student's that still ran when all checks were over
 * @param seed that decided the random inputs
 * @param sourceHash of the student's files
 * @param millis how long it took to compile and check
 */
public record Judgement(
        String lab,
        List<Complaint> complaints,
        List<CheckResult> results,
        Map<String, Double> measured,
        List<String> leftRunning,
        long seed,
        String sourceHash,
        long millis) {

    public Judgement {
        complaints = List.copyOf(complaints);
        results = List.copyOf(results);
        measured = Map.copyOf(measured);
        leftRunning = List.copyOf(leftRunning);
    }

    /** Fail when anything fails or does not compile, else unknown when something could not be checked here, else pass. */
    public State state() {
        if (!complaints.isEmpty() || has(State.FAIL)) {
            return State.FAIL;
        }
        return has(State.UNKNOWN) ? State.UNKNOWN : State.PASS;
    }

    public boolean has(State state) {
        return results.stream().anyMatch(result -> result.state() == state);
    }
}
