package duplex.course.command;

import duplex.course.lesson.LessonFolder;
import duplex.course.student.LabProgress;
import duplex.course.student.Progress;
import duplex.measure.report.Columns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code duplex lab list}: all labs, and how far the student has come. */
@Command(name = "list", sortOptions = false)
final class LabList implements Callable<Integer> {

    private static final int TITLE = 32;
    private static final int STATUS = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        desk.print(lines(desk));
        return 0;
    }

    static List<String> lines(Desk desk) throws IOException {
        Progress progress = desk.folder().progress();
        List<String> lines = new ArrayList<>();
        for (LessonFolder lab : desk.lessons().all()) {
            LabProgress its = progress.of(lab.number());
            String here = lab.number().equals(progress.current()) ? "> " : "  ";
            String title = Columns.left(lab.lesson().title().in(desk.locale()), TITLE);
            String status = desk.words().get("status." + its.status().name().toLowerCase(Locale.ROOT));
            String minutes = desk.words().get("list.minutes", lab.lesson().minutes());
            lines.add(here + lab.number() + "  " + title + Columns.left(status, STATUS) + minutes);
        }
        return lines;
    }
}
