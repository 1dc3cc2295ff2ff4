package duplex.course.command;

import duplex.course.lesson.Lessons;
import duplex.course.screen.Lines;
import duplex.course.screen.Words;
import duplex.course.student.StudentFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab init}: makes the student's folder, or renews the texts in it. */
@Command(name = "init", sortOptions = false)
final class LabInit implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1")
    private Optional<Path> asked = Optional.empty();

    @Option(names = "--name", paramLabel = "NICKNAME")
    private Optional<String> nickname = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Words words = new Words(Locale.getDefault());
        Lessons lessons = Lessons.ofThisToolkit();
        Path path = asked.or(() -> Desk.lab(spec).folder()).orElse(Path.of(StudentFolder.USUAL_NAME));
        StudentFolder folder = StudentFolder.init(path, lessons.all(), Lessons.home(), words.locale());
        if (nickname.isPresent()) {
            folder.write(folder.progress().called(nickname.get()));
        }
        String key = path.equals(Path.of(StudentFolder.USUAL_NAME)) ? "init.done" : "init.done_elsewhere";
        PrintWriter out = spec.commandLine().getOut();
        Lines.wrapped(words.get(key, path, folder.lab(lessons.all().get(0)))).forEach(out::println);
        out.flush();
        return 0;
    }
}
