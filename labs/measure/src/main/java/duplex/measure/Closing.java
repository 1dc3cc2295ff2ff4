package duplex.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Ends several things, all of them, also when one of them fails. */
public final class Closing {

    private Closing() {}

    /**
     * Closes all, the last first.
     *
     * @throws IOException when some would not close: the first failure is its cause, the others are suppressed there
     */
    public static void all(Collection<? extends AutoCloseable> open) throws IOException {
        List<AutoCloseable> lastFirst = new ArrayList<>(open);
        Collections.reverse(lastFirst);
        Optional<Exception> failed = Optional.empty();
        for (AutoCloseable each : lastFirst) {
            try {
                each.close();
            } catch (Exception e) {
                failed.ifPresent(first -> first.addSuppressed(e));
                failed = failed.or(() -> Optional.of(e));
            }
        }
        if (failed.isPresent()) {
            throw new IOException("not everything could be closed: " + failed.get(), failed.get());
        }
    }
}
