package duplex.pages;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import duplex.measure.browser.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one Chromium that all tests share. On a machine that has none the test is aborted by name; where
 * {@code CI=true} it fails.
 */
final class InChromium implements BeforeEachCallback, ParameterResolver {

    /** Here and not where the parameter is resolved: there JUnit would take the abortion for an error. */
    @Override
    public void beforeEach(ExtensionContext test) {
        executable();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Chromium resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Path executable = executable();
        return test.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Chromium.class, one -> start(executable), Chromium.class);
    }

    private static Path executable() {
        Optional<Path> found = Chromium.find();
        if (found.isPresent()) return found.get();
        if ("true".equals(System.getenv("CI"))) fail("no Chromium, though CI must have one");
        return abort("not run: no Chromium, Chrome or Edge");
    }

    private static Chromium start(Path executable) {
        try {
            return Chromium.start(executable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
