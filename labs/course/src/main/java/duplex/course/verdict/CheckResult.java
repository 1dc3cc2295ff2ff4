package duplex.course.verdict;

import duplex.course.kit.Tape;
import java.util.List;
import java.util.Optional;

/**
 * What a check has found.
 *
 * @param check its id
 * @param failure present when it failed
 * @param lacks with {@link State#UNKNOWN}: what this machine has not; with {@link State#NOT_YET}: the check that must pass
 *     first
 * @param tape what went over the wire in it
 * @param printed what the student's code printed in it
 */
public record CheckResult(
        String check,
        State state,
        Optional<Failure> failure,
        Optional<String> lacks,
        List<Tape.Piece> tape,
        Output printed) {

    public CheckResult {
        tape = List.copyOf(tape);
        if ((state == State.FAIL) != failure.isPresent()) {
            throw new IllegalArgumentException(check + ": " + state + " and " + failure);
        }
    }

    public static CheckResult passed(String check, List<Tape.Piece> tape, Output printed) {
        return new CheckResult(check, State.PASS, Optional.empty(), Optional.empty(), tape, printed);
    }

    public static CheckResult failed(String check, Failure failure, List<Tape.Piece> tape, Output printed) {
        return new CheckResult(check, State.FAIL, Optional.of(failure), Optional.empty(), tape, printed);
    }

    /**
     * This machine lacks what it needs.
     *
     * @param need its name in {@code lesson.yaml}
     */
    public static CheckResult unknown(String check, String need) {
        return new CheckResult(check, State.UNKNOWN, Optional.empty(), Optional.of(need), List.of(), Output.NONE);
    }

    /**
     * It could say nothing yet.
     *
     * @param earlier the check that must pass first
     */
    public static CheckResult notYet(String check, String earlier) {
        return new CheckResult(check, State.NOT_YET, Optional.empty(), Optional.of(earlier), List.of(), Output.NONE);
    }
}
