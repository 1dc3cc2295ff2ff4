package duplex.course.command;

import duplex.course.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code duplex lab}: the labs. Without a subcommand it watches the one under way. */
@Command(
        name = "lab",
        sortOptions = false,
        subcommands = {
            LabInit.class,
            LabCheck.class,
            LabList.class,
            LabNext.class,
            LabPrev.class,
            LabHint.class,
            LabReset.class,
            LabWire.class,
            LabPredict.class,
            LabSolution.class,
            LabReport.class,
            LabWorksheet.class,
            LabGrade.class,
            LabDev.class
        })
public final class Lab implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dir", paramLabel = "DIR", scope = CommandLine.ScopeType.INHERIT)
    private Optional<Path> folder = Optional.empty();

    /** The student's folder, where it is not the one that somebody stands in. */
    Optional<Path> folder() {
        return folder;
    }

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        try (Keys keys = new TerminalKeys();
                Runner runner = new Runner(Runner.Mode.USUAL)) {
            new Watch(desk, runner, keys).run();
        }
        return 0;
    }
}
