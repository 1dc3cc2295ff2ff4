package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.run.Judgement;
import duplex.course.run.Runner;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab check}: checks once. Exit status 0 pass, 1 fail, 2 something could not be checked here. */
@Command(name = "check", sortOptions = false)
final class LabCheck implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--debug")
    private boolean debug;

    @Option(names = "--seed", paramLabel = "N")
    private Optional<Long> seed = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        List<LessonFolder> labs =
                lab.equals(Optional.of("all")) ? desk.lessons().all() : List.of(desk.lab(lab));
        if (debug) {
            desk.say("check.debug");
        }
        List<Judgement> judgements = new ArrayList<>();
        try (Runner runner = new Runner(debug ? Runner.Mode.DEBUG : Runner.Mode.USUAL)) {
            for (LessonFolder each : labs) {
                Judgement judgement = desk.judge(runner, each, seed.orElseGet(desk::anySeed));
                judgements.add(judgement);
                if (!json) {
                    desk.print(new Actions(desk).verdict(each, judgement));
                    if (judgement.has(State.FAIL)) {
                        desk.print(List.of("", desk.words().get("check.more")));
                    }
                }
            }
        }
        if (json) {
            desk.print(List.of(JudgementFiles.json(judgements)));
        }
        if (junit.isPresent()) {
            Files.writeString(junit.get(), JudgementFiles.junit(judgements));
        }
        return judgements.stream()
                .map(Judgement::state)
                .max((one, other) -> Integer.compare(rank(one), rank(other)))
                .map(Desk::status)
                .orElse(0);
    }

    private static int rank(State state) {
        return switch (state) {
            case PASS -> 0;
            case UNKNOWN -> 1;
            case FAIL, NOT_YET -> 2;
        };
    }
}
