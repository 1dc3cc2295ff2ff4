package duplex.course.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab wire}: the last exchange as annotated hex. */
@Command(name = "wire", sortOptions = false)
final class LabWire implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        desk.print(new Actions(desk).wire(desk.lab(lab)));
        return 0;
    }
}
