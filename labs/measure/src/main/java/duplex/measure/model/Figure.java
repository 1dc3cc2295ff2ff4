package duplex.measure.model;

import duplex.measure.claims.Verdict;
import java.util.Optional;

/**
 * One published figure beside what follows from a model and what was measured.
 *
 * @param key of its texts, such as {@code lubbers.poll}
 * @param unit key of its unit's text
 * @param paper what the paper prints; empty where it prints none
 * @param model what follows from rules and sizes
 * @param measured by this report; empty where it did not measure it
 * @param extrapolated whether the model goes beyond ten times what was measured
 */
public record Figure(
        String key,
        String unit,
        Optional<Double> paper,
        Optional<Double> model,
        Optional<Double> measured,
        boolean extrapolated,
        Verdict verdict) {}
