package duplex.course.command;

import duplex.course.lesson.Hints;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab hint}: the next hint for the check that fails. */
@Command(name = "hint", sortOptions = false)
final class LabHint implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--tier", paramLabel = "N")
    private Optional<Integer> tier = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        if (tier.filter(asked -> asked < 1 || asked > Hints.TIERS).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--tier: 1, 2, 3, 4");
        }
        desk.print(new Actions(desk).hint(desk.lab(lab), tier));
        return 0;
    }
}
