package duplex.course.command;

import duplex.course.dev.Skeleton;
import duplex.course.screen.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab dev new}: the folder of a new lesson, with everything still to be written. */
@Command(name = "new", sortOptions = false)
final class DevNew implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--lessons", paramLabel = "DIR", defaultValue = LabDev.LESSONS)
    private Path lessons = Path.of(LabDev.LESSONS);

    @Override
    public Integer call() throws IOException {
        Words words = new Words(Locale.getDefault());
        if (!Files.isDirectory(lessons)) {
            throw new ParameterException(spec.commandLine(), words.get("dev.no_folder", lessons));
        }
        try {
            Path folder = Skeleton.write(lessons, name);
            spec.commandLine().getOut().println(words.get("dev.new", folder, name.substring(0, 2)));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
