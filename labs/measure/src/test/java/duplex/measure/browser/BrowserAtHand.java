package duplex.measure.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Optional;

/** The browser of this machine: a test that lacks it is aborted by name, or fails where {@code CI=true}. */
public final class BrowserAtHand {
    private BrowserAtHand() {}

    public static Path orNotRun(Optional<Path> found, String name) {
        if (found.isPresent()) return found.get();
        if ("true".equals(System.getenv("CI"))) fail("no " + name + ", though CI must have one");
        return abort("not run: no " + name);
    }
}
