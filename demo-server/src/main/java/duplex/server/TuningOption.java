package duplex.server;

import duplex.transport.Tuning;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of {@link Serve} that set single transports, to see what it changes. */
final class TuningOption {

    @Option(names = "--batch", paramLabel = "MS", defaultValue = "0")
    private int batch;

    @Option(names = "--page", paramLabel = "N", defaultValue = "50")
    private int page;

    /** @throws IllegalArgumentException with one line that says what to give instead */
    Tuning tuning() {
        return new Tuning(Duration.ofMillis(batch), page);
    }
}
