package duplex.measure.model;

import duplex.measure.Transport;
import duplex.measure.client.Carrier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code duplex plan}: what so many clients would need, reckoned from what a report measured with few. Exit status 0; 2
 * when an option cannot be used, or the report has nothing to reckon with.
 */
@Command(name = "plan", sortOptions = false)
public final class PlanAhead implements Callable<Integer> {

    private static final long MOST_CLIENTS = 1_000_000_000;
    private static final double LEAST_RATE = 0.001;
    private static final double MOST_RATE = 1_000;
    private static final int SHORTEST_INTERVAL = 50;
    private static final int LONGEST_INTERVAL = 3_600_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--clients", paramLabel = "N", required = true)
    private long clients;

    @Option(names = "--rate", paramLabel = "PER_SECOND")
    private double rate = 1;

    @Option(names = "--interval", paramLabel = "MS")
    private int interval = 1_000;

    @Option(names = "--transport", split = ",", paramLabel = "NAME")
    private List<String> transports =
            Transport.usual().stream().map(Transport::key).toList();

    @Option(names = "--carrier", paramLabel = "http/1.1|http/1.1+tls|http/2+tls")
    private String carrier = Carrier.HTTP_1.key();

    @Option(names = "--profile", paramLabel = "NAME")
    private String profile = "chromium";

    @Option(names = "--report", paramLabel = "DIR|FILE")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException {
        try {
            check();
            Runs runs = report == null ? Runs.kept() : Runs.read(report);
            List<Forecast> forecasts = transports.stream()
                    .map(Transport::of)
                    .flatMap(transport ->
                            Forecast.of(runs, transport, carrier, profile, (double) clients, rate, interval).stream())
                    .toList();
            if (forecasts.isEmpty()) {
                throw new IllegalArgumentException("the report has nothing of " + String.join(", ", transports) + " by "
                        + carrier + " as " + profile + "; it was made by " + runs.command());
            }
            print(new ForecastTable(Locale.getDefault()).lines(runs, forecasts, (double) clients, rate, interval));
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private void check() {
        require(clients >= 1 && clients <= MOST_CLIENTS, "clients must be 1 to " + MOST_CLIENTS + ", was " + clients);
        require(rate >= LEAST_RATE && rate <= MOST_RATE, "rate must be 0.001 to 1000 a second, was " + rate);
        require(
                interval >= SHORTEST_INTERVAL && interval <= LONGEST_INTERVAL,
                "interval must be " + SHORTEST_INTERVAL + " to " + LONGEST_INTERVAL + " ms, was " + interval);
        Carrier.of(carrier);
        transports.forEach(Transport::of);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void print(List<String> lines) {
        PrintWriter console = spec.commandLine().getOut();
        lines.forEach(console::println);
        console.flush();
    }
}
