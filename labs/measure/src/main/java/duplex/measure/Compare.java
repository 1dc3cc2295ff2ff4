package duplex.measure;

import duplex.measure.html.ReportHtml;
import duplex.measure.report.Report;
import duplex.measure.report.ReportFiles;
import duplex.measure.report.TablePrinter;
import duplex.measure.report.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        Report run(Plan plan, Progress progress, Notebook notebook) throws IOException;
    }

    private final Measuring measuring;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--set", paramLabel = "quick|standard|full|paper:lubbers|paper:pimentel")
    private @Nullable String set;

    @Mixin
    private AxisOptions axes = new AxisOptions();

    @Option(names = "--rounds", paramLabel = "N")
    private @Nullable Integer rounds;

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable Long seed;

    @Option(names = "--equal-delay", paramLabel = "MS")
    private @Nullable Integer equalDelay;

    @Option(names = "--resume", paramLabel = "DIR")
    private @Nullable Path resume;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    private Optional<String> measured = Optional.empty();

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
        PrintWriter console = spec.commandLine().getOut();
        new PlanPrinter(Locale.getDefault()).print(plan).forEach(console::println);
        console.flush();
        Report report;
        try (ConsoleProgress progress = new ConsoleProgress("compare")) {
            report = measure(plan, progress);
        }
        measured = Optional.of(ReportFiles.json(report));
        console.print(new TablePrinter(Locale.getDefault()).print(report));
        console.flush();
        Optional<Path> directory = directory();
        if (directory.isPresent()) {
            ReportFiles.write(report, directory.get());
            Path page = ReportHtml.write(directory.get());
            console.println(new Wording(Locale.getDefault()).get("written", page));
            console.flush();
        }
        return report.isSound() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** What was measured last, as {@code report.json} has it, whether or not it was written to a file. */
    public Optional<String> measured() {
        return measured;
    }

    /** Where there is a folder every round is kept as it ends. */
    private Report measure(Plan plan, Progress progress) throws IOException {
        Optional<Path> directory = directory();
        if (directory.isEmpty()) {
            return measuring.run(plan, progress, Notebook.NONE);
        }
        String line = new Wording(Locale.getDefault()).get("interrupted", directory.get());
        Interrupted interrupted = new Interrupted(line);
        try (WorkFile file = workFile(directory.get(), plan)) {
            return measuring.run(plan, progress, file);
        } finally {
            interrupted.not();
        }
    }

    private WorkFile workFile(Path directory, Plan plan) throws IOException {
        try {
            return resume == null ? WorkFile.start(directory, plan) : WorkFile.resume(directory, plan);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private Plan plan() throws IOException {
        try {
            return resume == null ? planAskedFor() : planToResume(resume);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** The plan that was begun there; other options may only say the same. */
    private Plan planToResume(Path directory) throws IOException {
        Plan begun = WorkFile.planIn(directory);
        if (out != null) {
            throw new IllegalArgumentException("--resume goes on in its own folder; leave --out away");
        }
        boolean nothingElse = set == null
                && !quick
                && rounds == null
                && seed == null
                && equalDelay == null
                && axes.chosen().isEmpty();
        if (!nothingElse && !planAskedFor().isSameAs(begun)) {
            throw new IllegalArgumentException(directory + " holds another plan, " + begun.command()
                    + "; leave the other options away, or begin anew with --out");
        }
        return begun;
    }

    /** What the options ask for: a set, changed where an option says so. */
    private Plan planAskedFor() {
        NamedSet base = namedSet();
        Map<Axis, List<String>> chosen = axes.chosen();
        List<Cell> cells = base.cells(chosen);
        if (equalDelay != null) {
            int target = equalDelay;
            cells = cells.stream().map(cell -> EqualDelay.of(cell, target)).toList();
        }
        int times = or(rounds, base.rounds());
        long from = or(seed, 1L);
        return new Plan(cells, times, from, command(base, chosen, times, from));
    }

    private NamedSet namedSet() {
        NamedSet asked = NamedSet.of(or(set, quick ? NamedSet.QUICK.key() : NamedSet.STANDARD.key()));
        if (quick && asked != NamedSet.QUICK) {
            throw new IllegalArgumentException("--quick is --set quick; leave one of them out");
        }
        return asked;
    }

    /** The command line that asks for the same again. */
    private String command(NamedSet base, Map<Axis, List<String>> chosen, int times, long from) {
        StringBuilder command = new StringBuilder("./duplex compare --set ").append(base.key());
        chosen.forEach((axis, values) ->
                command.append(" --").append(axis.key()).append(' ').append(quoted(String.join(",", values))));
        if (equalDelay != null) {
            command.append(" --equal-delay ").append(equalDelay);
        }
        if (times != base.rounds()) {
            command.append(" --rounds ").append(times);
        }
        return command.append(from == 1 ? "" : " --seed " + from).toString();
    }

    /** A path may have spaces; every shell knows double quotes. */
    private static String quoted(String argument) {
        return argument.matches("[^\\s\"'`$&|;<>()*?#!]+")
                ? argument
                : '"' + argument.replaceAll("[\"`$]", "\\\\$0") + '"';
    }

    private static <T> T or(@Nullable T chosen, T otherwise) {
        return chosen == null ? otherwise : chosen;
    }

    /** A quick look leaves no files behind unless asked to. */
    private Optional<Path> directory() {
        Path chosen = resume == null ? out : resume;
        if (chosen != null) {
            return Optional.of(chosen);
        }
        return namedSet() == NamedSet.QUICK ? Optional.empty() : Optional.of(DEFAULT_DIRECTORY);
    }

    private ParameterException refused(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
