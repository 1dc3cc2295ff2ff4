package duplex.measure.claims;

import java.util.List;
import java.util.Optional;

/**
 * What an experiment says about a claim.
 *
 * @param measured in the order to show it
 * @param because why the verdict is unknown; there exactly when it is
 */
public record Finding(Verdict verdict, List<Measured> measured, Optional<Reason> because) {

    public Finding {
        measured = List.copyOf(measured);
        if (because.isPresent() != (verdict == Verdict.UNKNOWN)) {
            throw new IllegalArgumentException("an unknown verdict, and no other, needs a reason; was " + verdict);
        }
    }

    public static Finding of(Verdict verdict, Measured... measured) {
        return new Finding(verdict, List.of(measured), Optional.empty());
    }

    public static Finding unknown(Reason because, Measured... measured) {
        return new Finding(Verdict.UNKNOWN, List.of(measured), Optional.of(because));
    }
}
