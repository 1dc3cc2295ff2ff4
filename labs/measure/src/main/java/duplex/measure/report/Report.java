package duplex.measure.report;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison found.
 *
 * @param command reproduces it
 * @param echo the floor and what WebSocket makes of it, when WebSocket was measured
 */
public record Report(Environment environment, String command, Optional<Echo> echo, List<Result> results) {

    public Report {
        results = List.copyOf(results);
    }

    /** Whether every round of everything may be used. */
    public boolean isSound() {
        return results.stream()
                .flatMap(result -> result.rounds().stream())
                .allMatch(round -> round.voidReason().isEmpty());
    }
}
