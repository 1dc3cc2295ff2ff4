package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.lesson.SourceFile;
import duplex.course.run.Judgement;
import duplex.course.run.Runner;
import duplex.course.screen.Lines;
import duplex.course.screen.Words;
import duplex.course.student.LabProgress;
import duplex.course.student.NotUtf8Exception;
import duplex.course.student.Progress;
import duplex.course.student.Scoring;
import duplex.course.student.StudentFolder;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.tools.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What every subcommand works with: the lessons, the student's folder, the language. */
final class Desk {

    private final CommandSpec spec;
    private final Words words = new Words(Locale.getDefault());
    private final Lessons lessons;
    private final StudentFolder folder;
    private final Scoring scoring = new Scoring(Clock.systemUTC());

    private Desk(CommandSpec spec, Lessons lessons, StudentFolder folder) {
        this.spec = spec;
        this.lessons = lessons;
        this.folder = folder;
    }

    /** @throws ParameterException when there is no student's folder here */
    static Desk open(CommandSpec spec) throws IOException {
        Words words = new Words(Locale.getDefault());
        if (ToolProvider.getSystemJavaCompiler() == null) {
            throw new ParameterException(
                    spec.commandLine(), words.get("command.no_compiler", System.getProperty("java.home")));
        }
        Optional<Path> told = lab(spec).folder();
        StudentFolder folder = (told.isPresent() ? StudentFolder.at(told.get()) : StudentFolder.around(Path.of("")))
                .orElseThrow(() -> new ParameterException(spec.commandLine(), words.get("command.no_folder")));
        return new Desk(spec, Lessons.ofThisToolkit(), folder);
    }

    /** The command that every other one here stands below. */
    static Lab lab(CommandSpec spec) {
        CommandLine command = spec.commandLine();
        while (!(command.getCommand() instanceof Lab)) {
            command = command.getParent();
        }
        return command.getCommand();
    }

    Words words() {
        return words;
    }

    Locale locale() {
        return words.locale();
    }

    Lessons lessons() {
        return lessons;
    }

    StudentFolder folder() {
        return folder;
    }

    Scoring scoring() {
        return scoring;
    }

    void print(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }

    void say(String key, Object... arguments) {
        print(Lines.wrapped(words.get(key, arguments)));
    }

    /** The lab that is asked for, else the one under way. */
    LessonFolder lab(Optional<String> asked) throws IOException {
        String wanted = asked.isPresent() ? asked.get() : folder.progress().current();
        return lessons.find(wanted)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        words.get(
                                "command.no_lab",
                                wanted,
                                String.join(
                                        ", ",
                                        lessons.all().stream()
                                                .map(LessonFolder::number)
                                                .toList()))));
    }

    /** What the student has written; never nothing. */
    List<SourceFile> sources(LessonFolder lab) throws IOException {
        List<SourceFile> sources;
        try {
            sources = folder.sources(lab);
        } catch (NotUtf8Exception e) {
            throw new IOException(words.get("compile.charset", e.file()), e);
        }
        if (sources.isEmpty()) {
            throw new IOException(words.get("compile.missing", folder.lab(lab), lab.number()));
        }
        return sources;
    }

    /** Different in every run. */
    long anySeed() {
        return RandomGenerator.getDefault().nextInt(1_000_000);
    }

    /** Compiles and checks what the student has written, and notes what came of it. */
    Judgement judge(Runner runner, LessonFolder lab, long seed) throws IOException {
        Judgement judgement = runner.judge(lab, sources(lab), seed);
        Progress progress = folder.progress();
        LabProgress after = scoring.after(progress.of(lab.number()), judgement);
        folder.write(progress.with(lab.number(), after));
        Optional<CheckResult> shown = judgement.results().stream()
                .filter(result -> !result.tape().isEmpty())
                .filter(result -> result.state() == State.FAIL)
                .findFirst()
                .or(() -> judgement.results().stream()
                        .filter(result -> !result.tape().isEmpty())
                        .reduce((one, later) -> later));
        if (shown.isPresent()) {
            folder.keep(lab, shown.get());
        }
        return judgement;
    }

    /** 0 pass, 1 fail, 2 something could not be checked here. */
    static int status(State state) {
        return switch (state) {
            case PASS -> CommandLine.ExitCode.OK;
            case FAIL, NOT_YET -> 1;
            case UNKNOWN -> 2;
        };
    }
}
