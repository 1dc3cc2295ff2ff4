package duplex.course.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code duplex lab dev}: for whoever writes lessons. */
@Command(
        name = "dev",
        sortOptions = false,
        subcommands = {DevCheck.class, DevNew.class})
final class LabDev implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), String.join(", ", spec.subcommands().keySet()));
    }

    /** Where the lessons' sources are, seen from the top of the repository. */
    static final String LESSONS = "labs/course/lessons";
}
