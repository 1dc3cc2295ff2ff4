package duplex.measure;

import duplex.measure.client.Origin;
import duplex.measure.client.Profile;
import duplex.measure.report.Report;
import duplex.measure.report.ReportFiles;
import duplex.measure.report.TablePrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code duplex compare}: measures and prints the table. Exit status 0; 1 when a run was void; 2 when an option cannot
 * be used. What its options mean is said where the commands are put together, in both languages.
 */
@Command(name = "compare", sortOptions = false)
public final class Compare implements Callable<Integer> {

    private static final Path DEFAULT_DIRECTORY = Path.of("duplex-report");

    /** How a plan becomes a report. */
    interface Measuring {
        Report run(Plan plan, Progress progress) throws IOException;
    }

    private final Measuring measuring;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--transports", split = ",", paramLabel = "NAME")
    private @Nullable List<String> transports;

    @Option(names = "--profile", split = ",", paramLabel = "chromium|firefox|curl|FILE")
    private @Nullable List<String> profiles;

    @Option(names = "--text", split = ",", paramLabel = "BYTES")
    private @Nullable List<Integer> text;

    @Option(names = "--origin", paramLabel = "http|localhost")
    private @Nullable String origin;

    @Option(names = "--senders", paramLabel = "N")
    private @Nullable Integer senders;

    @Option(names = "--receivers", paramLabel = "N")
    private @Nullable Integer receivers;

    @Option(names = "--rate", paramLabel = "PER_SECOND")
    private @Nullable Double rate;

    @Option(names = "--interval", paramLabel = "MS")
    private @Nullable Integer interval;

    @Option(names = "--delay", paramLabel = "MS")
    private @Nullable Integer delay;

    @Option(names = "--messages", paramLabel = "N")
    private @Nullable Integer messages;

    @Option(names = "--warm-up", paramLabel = "N")
    private @Nullable Integer warmUp;

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    /** Measures against a server of its own. */
    public Compare() {
        this(Comparison::run);
    }

    Compare(Measuring measuring) {
        this.measuring = measuring;
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        TablePrinter table = new TablePrinter(Locale.getDefault());
        Report report;
        try (ConsoleProgress progress = new ConsoleProgress("compare")) {
            report = measuring.run(plan, progress);
        }
        PrintWriter console = spec.commandLine().getOut();
        console.print(table.print(report));
        console.flush();
        Optional<Path> directory = directory();
        if (directory.isPresent()) {
            ReportFiles.write(report, directory.get());
        }
        return report.isSound() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** The plan that the options ask for: the quick or the full one, changed where an option says so. */
    private Plan plan() {
        Plan base = quick ? Plan.quick() : Plan.full();
        double perSecond = or(rate, base.rate());
        int oneWay = or(delay, base.delayMillis());
        try {
            return new Plan(
                    transports == null
                            ? base.transports()
                            : transports.stream().map(Transport::of).toList(),
                    profiles == null
                            ? base.profiles()
                            : profiles.stream().map(Profile::named).toList(),
                    text == null ? base.textBytes() : text,
                    origin == null ? base.origin() : originOf(origin),
                    or(senders, Math.max(base.senders(), Plan.sendersAt(perSecond, oneWay))),
                    or(receivers, base.receivers()),
                    perSecond,
                    or(interval, base.intervalMillis()),
                    oneWay,
                    or(messages, base.messages()),
                    or(warmUp, base.warmupMessages()),
                    or(seed, base.seed()));
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T or(@Nullable T chosen, T otherwise) {
        return chosen == null ? otherwise : chosen;
    }

    private static Origin originOf(String key) {
        return Arrays.stream(Origin.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no origin " + key + "; there are http, localhost"));
    }

    /** A quick look leaves no files behind unless asked to. */
    private Optional<Path> directory() {
        if (out != null) {
            return Optional.of(out);
        }
        return quick ? Optional.empty() : Optional.of(DEFAULT_DIRECTORY);
    }

    private ParameterException refused(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
