package duplex.course.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab solution}: after a pass, or for whoever gives up. */
@Command(name = "solution", sortOptions = false)
final class LabSolution implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--give-up")
    private boolean giveUp;

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        desk.print(new Actions(desk).solution(desk.lab(lab), giveUp));
        return 0;
    }
}
