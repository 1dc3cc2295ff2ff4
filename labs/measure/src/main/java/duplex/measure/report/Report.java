package duplex.measure.report;

import duplex.measure.model.ReplayedPolls;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison found.
 *
 * @param command reproduces it
 * @param echo the floor and what WebSocket makes of it, when WebSocket was measured
 * @param replay of the polls that a paper prints, where they were sent again
 */
public record Report(
        Environment environment,
        String command,
        Optional<Echo> echo,
        List<Result> results,
        Optional<ReplayedPolls> replay) {

    public Report {
        results = List.copyOf(results);
    }

    /** One in which nothing was replayed. */
    public Report(Environment environment, String command, Optional<Echo> echo, List<Result> results) {
        this(environment, command, echo, results, Optional.empty());
    }

    /** Whether every round of everything may be used. */
    public boolean isSound() {
        return results.stream()
                .flatMap(result -> result.rounds().stream())
                .allMatch(round -> round.voidReason().isEmpty());
    }
}
