package duplex.measure.claims;

import duplex.measure.ConsoleProgress;
import duplex.measure.ThisMachine;
import duplex.measure.report.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code duplex claims}: puts the note's sentences to the test, here and now. Exit status 0; 1 when a verdict is not the one
 * that the ledger expects; 2 when an argument cannot be used. A claim that this machine cannot try is unknown, and that alone
 * is no failure.
 */
@Command(name = "claims", sortOptions = false)
public final class Claims implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "N", arity = "0..*")
    private List<Integer> numbers = List.of();

    @Option(names = "--json", paramLabel = "FILE")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        List<Claim> chosen = chosen();
        requireFolder();
        Locale locale = Locale.getDefault();
        List<Decided> decided;
        Map<String, String> facts = new LinkedHashMap<>(ThisMachine.describe().facts());
        try (Laboratory laboratory = new Laboratory();
                ConsoleProgress progress = new ConsoleProgress("claims")) {
            decided = new Trial(laboratory, progress).decide(chosen, new ClaimTexts(locale));
            facts.putAll(laboratory.versions());
        }
        Environment environment = new Environment(facts);
        PrintWriter console = spec.commandLine().getOut();
        console.print(new ClaimsPrinter(locale).print(decided, environment));
        console.flush();
        if (json.isPresent()) {
            ClaimsJson writer = new ClaimsJson();
            writer.write(writer.of(decided, environment, command()), json.get());
        }
        boolean agrees = decided.stream().noneMatch(Decided::differs);
        return agrees ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Those asked for, in the order of the note; all of them when none is. */
    private List<Claim> chosen() {
        List<Claim> all = AllClaims.all();
        for (int number : numbers) {
            if (all.stream().noneMatch(claim -> claim.number() == number)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no claim " + number + "; there are 1 to " + all.size());
            }
        }
        return numbers.isEmpty()
                ? all
                : all.stream().filter(claim -> numbers.contains(claim.number())).toList();
    }

    /** Said before the experiments, not after them. */
    private void requireFolder() {
        json.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "--json: there is no folder " + folder);
            }
        });
    }

    private String command() {
        return "./duplex claims" + numbers.stream().map(number -> " " + number).collect(Collectors.joining());
    }
}
