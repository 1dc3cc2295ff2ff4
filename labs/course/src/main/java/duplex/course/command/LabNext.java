package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code duplex lab next}: the lab that follows is the one under way. */
@Command(name = "next", sortOptions = false)
final class LabNext implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        Actions actions = new Actions(desk);
        Optional<LessonFolder> there = actions.move(1);
        desk.print(
                there.isPresent()
                        ? actions.welcome(there.get())
                        : List.of(desk.words().get("move.no_next")));
        return 0;
    }
}
