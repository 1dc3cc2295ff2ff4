package duplex.measure;

import duplex.measure.report.Numbers;
import duplex.measure.report.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code duplex calibrate}: puts the instrument itself to the test, beside wrk and before a server that freezes. Exit
 * status 0; 2 when the file cannot be written.
 */
@Command(name = "calibrate", sortOptions = false)
public final class Calibrate implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", paramLabel = "FILE")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        requireFolder();
        Calibration calibration;
        try (ConsoleProgress progress = new ConsoleProgress("calibrate")) {
            calibration = Calibration.run(progress);
        }
        PrintWriter console = spec.commandLine().getOut();
        lines(calibration, new Wording(Locale.getDefault())).forEach(console::println);
        console.flush();
        if (json.isPresent()) {
            Files.writeString(json.get(), calibration.json().toPrettyString() + "\n");
        }
        return CommandLine.ExitCode.OK;
    }

    /** Said before the experiments, not after them. */
    private void requireFolder() {
        json.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "--json: there is no folder " + folder);
            }
        });
    }

    private static List<String> lines(Calibration calibration, Wording wording) {
        List<String> lines = new ArrayList<>();
        lines.add(calibration
                .beside()
                .map(both -> wording.get(
                        "calibrate.beside",
                        Calibration.TARGET,
                        Numbers.whole(both.ours().value()),
                        Numbers.time(both.ourP50Micros().value()),
                        Numbers.whole(both.wrk().value()),
                        Numbers.time(both.wrkP50Micros().value()),
                        both.ours().rounds()))
                .orElseGet(() -> wording.get("calibrate.no_wrk")));
        lines.add(wording.get("calibrate.freeze"));
        lines.add(seen(wording, "open", calibration.open()));
        lines.add(seen(wording, "closed", calibration.closed()));
        calibration.wrk().ifPresent(wrk -> lines.add(seen(wording, "wrk", wrk)));
        lines.add(wording.get("calibrate.lesson"));
        return lines;
    }

    private static String seen(Wording wording, String loop, Calibration.Seen seen) {
        return wording.get(
                "calibrate." + loop,
                Numbers.whole((double) seen.requests()),
                Numbers.time(seen.p50Micros()),
                Numbers.time(seen.p99Micros()),
                Numbers.time(seen.mostMicros()));
    }
}
