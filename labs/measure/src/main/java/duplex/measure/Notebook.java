package duplex.measure;

import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.util.Optional;

/** Keeps each round as soon as it is measured, so that an interrupted comparison can go on. */
public interface Notebook {

    /** Keeps nothing. */
    Notebook NONE = new Notebook() {
        @Override
        public Optional<RoundResult> of(Run run) {
            return Optional.empty();
        }

        @Override
        public void note(Run run, RoundResult result) {}
    };

    /** What was noted of a run, by an earlier comparison perhaps. */
    Optional<RoundResult> of(Run run);

    void note(Run run, RoundResult result) throws IOException;
}
