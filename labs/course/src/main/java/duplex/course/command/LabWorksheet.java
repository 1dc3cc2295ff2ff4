package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.report.Pages;
import duplex.course.report.Worksheet;
import duplex.course.screen.Words;
import java.io.IOException;
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

/** {@code duplex lab worksheet}: a lab on paper, to print. */
@Command(name = "worksheet", sortOptions = false)
final class LabWorksheet implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = ".")
    private Path out = Path.of(".");

    @Override
    public Integer call() throws IOException {
        Words words = new Words(Locale.getDefault());
        Lessons lessons = Lessons.ofThisToolkit();
        List<LessonFolder> labs = lab.isEmpty()
                ? lessons.all()
                : List.of(lessons.find(lab.get())
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), words.get("command.no_lab", lab.get(), ""))));
        Files.createDirectories(out);
        for (LessonFolder each : labs) {
            Path file = out.resolve(
                    "worksheet-" + each.number() + "." + words.locale().getLanguage() + ".html");
            Files.writeString(file, Pages.html(new Worksheet(words, each)));
            spec.commandLine().getOut().println(words.get("worksheet.done", file));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
