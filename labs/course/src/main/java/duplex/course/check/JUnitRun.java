package duplex.course.check;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one method of a check class by JUnit. */
final class JUnitRun {

    private final Launcher launcher = LauncherFactory.create();

    /**
     * Empty when it passed.
     *
     * @throws IllegalArgumentException when there is no such method
     */
    Optional<Throwable> run(Class<?> checks, String name) {
        Method method = Arrays.stream(checks.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + checks.getName() + "." + name));
        FirstTrouble listener = new FirstTrouble();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(checks, method))
                        .build(),
                listener);
        return listener.ran
                ? listener.first
                : Optional.of(new IllegalStateException(checks.getName() + "." + name + " is no test"));
    }

    private static final class FirstTrouble implements TestExecutionListener {
        private boolean ran;
        private Optional<Throwable> first = Optional.empty();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            ran |= test.isTest();
            if (first.isEmpty()) {
                first = result.getThrowable();
            }
        }
    }
}
