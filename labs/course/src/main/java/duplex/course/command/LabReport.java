package duplex.course.command;

import duplex.course.lesson.Lessons;
import duplex.course.report.GroupReport;
import duplex.course.report.Pages;
import duplex.course.screen.Words;
import duplex.course.student.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab report}: one HTML file from the progress files of a group, or of the student alone. */
@Command(name = "report", sortOptions = false)
final class LabReport implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..*")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "lab-report.html")
    private Path out = Path.of("lab-report.html");

    @Override
    public Integer call() throws IOException {
        Words words = new Words(Locale.getDefault());
        List<Progress> learners = new ArrayList<>();
        for (Path file : files) {
            learners.add(Progress.read(file));
        }
        if (files.isEmpty()) {
            learners.add(Desk.open(spec).folder().progress());
        }
        GroupReport group = GroupReport.of(words, Lessons.ofThisToolkit().all(), learners);
        Files.writeString(out, Pages.html(group));
        spec.commandLine().getOut().println(words.get("report.done", out));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
