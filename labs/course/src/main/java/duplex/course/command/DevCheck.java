package duplex.course.command;

import duplex.course.dev.Gate;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.run.Runner;
import duplex.course.screen.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab dev check}: the author's gate. Exit status 1 when anything is missing or wrong. */
@Command(name = "check", sortOptions = false)
final class DevCheck implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--lessons", paramLabel = "DIR")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Words words = new Words(Locale.getDefault());
        Lessons lessons = lessons();
        List<LessonFolder> chosen = lab.isEmpty() || lab.get().equals("all")
                ? lessons.all()
                : List.of(lessons.find(lab.get())
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), words.get("command.no_lab", lab.get(), ""))));
        PrintWriter out = spec.commandLine().getOut();
        boolean complete = true;
        try (Runner runner = new Runner(Runner.Mode.USUAL)) {
            for (LessonFolder each : chosen) {
                List<String> complaints = new Gate(runner).complaints(each);
                complaints.forEach(out::println);
                if (complaints.isEmpty()) {
                    out.println(words.get("dev.complete", each.name()));
                }
                complete &= complaints.isEmpty();
                out.flush();
            }
        }
        return complete ? 0 : 1;
    }

    /** Those of the sources that somebody stands in, else those of this toolkit. */
    private Lessons lessons() throws IOException {
        if (folder.isPresent()) {
            return Lessons.in(folder.get());
        }
        Path sources = Path.of(LabDev.LESSONS);
        return Files.isDirectory(sources) ? Lessons.in(sources) : Lessons.ofThisToolkit();
    }
}
