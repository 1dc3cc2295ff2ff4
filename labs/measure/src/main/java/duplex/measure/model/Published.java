package duplex.measure.model;

import duplex.measure.report.Result;
import java.util.List;
import java.util.Optional;

/** What papers say, beside what models and measurements say. */
public final class Published {

    private Published() {}

    /**
     * Every paper of which something was repeated.
     *
     * @param results that a comparison has; void ones are left out
     * @param replay of the polls that Lubbers and Greco print, where there was one
     */
    public static List<Paper> beside(List<Result> results, Optional<ReplayedPolls> replay) {
        List<Result> sound =
                results.stream().filter(result -> result.voidReason().isEmpty()).toList();
        return List.of(
                        LubbersGreco.beside(sound, replay),
                        PimentelNickerson.beside(sound),
                        LongPollingRfc.beside(sound),
                        Grigorik.beside(sound))
                .stream()
                .filter(paper -> paper.figures().stream()
                        .anyMatch(figure -> figure.measured().isPresent()))
                .toList();
    }
}
