package duplex.course.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duplex lab predict}: asks for the student's guesses. */
@Command(name = "predict", sortOptions = false)
final class LabPredict implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAB", arity = "0..1")
    private Optional<String> lab = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Desk desk = Desk.open(spec);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        new Guesses(desk).ask(desk.lab(lab), () -> Optional.ofNullable(in.readLine()));
        return 0;
    }
}
