package duplex.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code duplex bench}: runs the JMH lessons, each benchmark in a JVM of its own, and prints lesson by lesson what one
 * operation takes in time and allocates in bytes. Exit status 0; 1 when a benchmark failed; 2 when an argument cannot be used.
 */
@Command(name = "bench", sortOptions = false)
public final class Bench implements Callable<Integer> {

    static final List<String> LESSONS =
            List.of("FrameEncoding", "HandshakeAccept", "HeaderSection", "Masking", "Representation");

    /** How long a benchmark runs, how often, and with which of its parameters. */
    private record Length(
            int warmups, int measurements, long millis, Optional<String> letters, Optional<String> bytes) {
        static final Length STANDARD = new Length(4, 6, 500, Optional.empty(), Optional.empty());
        static final Length QUICK = new Length(2, 4, 150, Optional.of("100"), Optional.of("256"));
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "LESSON", descriptionKey = "lessons")
    private List<String> lessons = List.of();

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        List<String> chosen = chosen();
        requireFolder();
        BenchTable table = new BenchTable(Locale.getDefault());
        PrintWriter console = spec.commandLine().getOut();
        List<Measured> all = new ArrayList<>();
        for (String lesson : chosen) {
            List<Measured> measured = run(lesson);
            table.lines(measured).forEach(console::println);
            console.flush();
            all.addAll(measured);
        }
        console.println(table.say("note"));
        console.println(table.say("command", command()));
        console.flush();
        if (json.isPresent()) {
            Files.writeString(json.get(), BenchJson.of(all, command()).toPrettyString() + "\n");
        }
        return CommandLine.ExitCode.OK;
    }

    private List<String> chosen() {
        for (String lesson : lessons) {
            if (!LESSONS.contains(lesson)) {
                throw new ParameterException(
                        spec.commandLine(), "no lesson " + lesson + "; there are " + String.join(", ", LESSONS));
            }
        }
        return lessons.isEmpty() ? LESSONS : lessons;
    }

    /** Said before the benchmarks, not after them. */
    private void requireFolder() {
        json.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "--json: there is no folder " + folder);
            }
        });
    }

    private List<Measured> run(String lesson) throws IOException {
        Length length = quick ? Length.QUICK : Length.STANDARD;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + lesson + "\\.")
                .forks(1)
                .warmupIterations(length.warmups())
                .warmupTime(TimeValue.milliseconds(length.millis()))
                .measurementIterations(length.measurements())
                .measurementTime(TimeValue.milliseconds(length.millis()))
                .addProfiler(GCProfiler.class)
                // Not this JVM's own: that one is set up to start quickly, and these are to be compared elsewhere.
                .jvmArgs(
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        length.letters().ifPresent(letters -> options.param("letters", letters));
        length.bytes().ifPresent(bytes -> options.param("bytes", bytes));
        try {
            return new Runner(options.build()).run().stream().map(Measured::of).toList();
        } catch (RunnerException e) {
            throw new IOException("the benchmark failed: " + e.getMessage(), e);
        }
    }

    private String command() {
        return "./duplex bench" + (quick ? " --quick" : "")
                + (lessons.isEmpty() ? "" : " " + String.join(" ", lessons));
    }
}
