package duplex.course.verdict;

import duplex.course.kit.Shown;
import java.util.Optional;

/**
 * Why a check failed.
 *
 * @param sent what the student's code was given, where that is known
 * @param came what it answered
 * @param expected what is right
 * @param help the name of the lesson's sentence for this wrong value
 * @param at where in the student's file, such as {@code Handshake.java:12}
 * @param message of what was thrown
 */
public record Failure(
        Cause cause,
        Optional<Shown> sent,
        Optional<Shown> came,
        Optional<Shown> expected,
        Optional<String> help,
        Optional<String> at,
        Optional<String> message) {

    /** One that was not told by the check itself. */
    public static Failure of(Cause cause, Optional<String> at, Optional<String> message) {
        return new Failure(cause, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), at, message);
    }
}
