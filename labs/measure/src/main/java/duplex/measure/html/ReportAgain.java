package duplex.measure.html;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code duplex report DIR}: makes {@code report.html} again from {@code report.json}. {@code duplex report A B}: says
 * which differences between two reports exceed the noise. {@code duplex report DIR --readme .}: puts the report's table
 * and pictures into {@code README.md} and {@code README.ko.md}. Exit status 0; 1 when there is no such report.
 */
@Command(name = "report", sortOptions = false)
public final class ReportAgain implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR|FILE", descriptionKey = "report")
    private Path report = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER", descriptionKey = "other")
    private Optional<Path> other = Optional.empty();

    @Option(names = "--readme", paramLabel = "DIR")
    private Optional<Path> readme = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (other.isPresent()) {
            if (readme.isPresent()) {
                throw new ParameterException(spec.commandLine(), "--readme shows one report; leave the other out");
            }
            SavedReport first = SavedReport.read(report);
            say(new Differences(new PageTexts()).lines(first, SavedReport.read(other.get())));
        } else if (readme.isPresent()) {
            Readmes.write(report, readme.get());
        } else {
            say(List.of(Both.same(ReportHtml.write(report).toString())));
        }
        return CommandLine.ExitCode.OK;
    }

    private void say(List<Both> lines) {
        boolean korean = Locale.getDefault().getLanguage().equals("ko");
        PrintWriter console = spec.commandLine().getOut();
        lines.forEach(line -> console.println(korean ? line.ko() : line.en()));
        console.flush();
    }
}
