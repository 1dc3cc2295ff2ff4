package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.lesson.SourceFile;
import duplex.course.report.Grades;
import duplex.course.run.Judgement;
import duplex.course.run.Runner;
import duplex.course.screen.Words;
import duplex.course.student.LabProgress;
import duplex.course.student.Progress;
import duplex.course.student.StudentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * {@code duplex lab grade}: checks the labs of a class again, each submission in a process of its own, with the same seed for
 * all. Exit status 0 also when labs fail: that is for the table to say.
 */
@Command(name = "grade", sortOptions = false)
final class LabGrade implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "1..*")
    private List<Path> folders = List.of();

    @Option(names = "--lab", paramLabel = "LAB")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Words words = new Words(Locale.getDefault());
        Lessons lessons = Lessons.ofThisToolkit();
        List<LessonFolder> labs = lab.isEmpty()
                ? lessons.all()
                : List.of(lessons.find(lab.get())
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), words.get("command.no_lab", lab.get(), ""))));
        List<Grades.Row> rows = new ArrayList<>();
        try (Runner runner = new Runner(Runner.Mode.USUAL)) {
            for (Path folder : folders) {
                rows.addAll(grade(runner, folder, labs, words));
            }
        }
        String csv = Grades.csv(rows);
        if (out.isPresent()) {
            Files.writeString(out.get(), csv);
        } else {
            spec.commandLine().getOut().print(csv);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private List<Grades.Row> grade(Runner runner, Path path, List<LessonFolder> labs, Words words) throws IOException {
        StudentFolder folder = StudentFolder.at(path)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), words.get("grade.no_folder", path)));
        Progress progress = folder.progress();
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        List<Grades.Row> rows = new ArrayList<>();
        for (LessonFolder each : labs) {
            List<SourceFile> sources = folder.sources(each);
            LabProgress its = progress.of(each.number());
            Optional<Judgement> judgement =
                    sources.isEmpty() || Runner.hash(sources).equals(Runner.hash(each.starter()))
                            ? Optional.empty()
                            : Optional.of(runner.judge(each, sources, seed));
            rows.add(Grades.row(name, progress.nickname(), each, its, judgement));
        }
        return rows;
    }
}
