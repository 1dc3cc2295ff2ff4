package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.report.Environment;
import duplex.measure.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareTest {

    @ParameterizedTest
    @CsvSource({
        "--transports, carrier-pigeon, no transport carrier-pigeon",
        "--profile, netscape, no profile netscape",
        "--text, 3, text must be 4 to 4096",
        "--text, 4097, text must be 4 to 4096",
        "--text, many, text must be a whole number",
        "--senders, 0, senders must be",
        "--receivers, -1, receivers must be",
        "--rate, 0, rate must be",
        "--interval, 10, interval must be",
        "--set, large, no set large",
        "--rounds, 0, rounds must be",
        "--carrier, pigeon, no carrier pigeon",
        "--deflate, maybe, deflate must be",
        "--burst, 0, burst must be",
        "--page, 51, page must be",
        "--delay, -1, delay must be 0 to 1000",
        "--delay, 1001, delay must be 0 to 1000",
        "--messages, 0, messages must be",
        "--origin, ftp, no origin ftp"
    })
    void aBadValueIsOneLineAndStatusTwo(String option, String value, String complaint) {
        assertRefused(complaint, "--quick", option, value);
    }

    private static void assertRefused(String complaint, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Compare((plan, progress, notebook) -> {
            throw new IllegalStateException("nothing is measured");
        }));
        command.setParameterExceptionHandler((e, typed) -> {
            err.write(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        assertEquals(2, command.execute(arguments));
        assertTrue(err.toString().contains(complaint), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void whatWasBegunGoesOnAndAnotherPlanIsRefused(@TempDir Path directory) throws IOException {
        Plan begun = new Plan(NamedSet.QUICK.cells(Map.of()), 2, 1, "./duplex compare --set quick --rounds 2");
        WorkFile.start(directory, begun).close();
        String folder = directory.toString();
        Plan[] asked = new Plan[2];
        execute((plan, progress, notebook) -> empty(asked, 0, plan), "--resume", folder);
        execute((plan, progress, notebook) -> empty(asked, 1, plan), "--quick", "--rounds", "2", "--resume", folder);
        assertEquals(begun, asked[0]);
        assertEquals(begun, asked[1]);
        assertRefused("holds another plan", "--quick", "--rounds", "3", "--resume", folder);
        assertRefused("no comparison to resume", "--resume", folder + "-nowhere");
    }

    @Test
    void quickAndAnotherSetExcludeEachOther() {
        assertRefused("--quick is --set quick", "--quick", "--set", "standard");
    }

    @Test
    void theOptionsOfAReportAskForItAgain() {
        Plan[] asked = new Plan[2];
        execute(
                (plan, progress, notebook) -> empty(asked, 0, plan),
                "--quick",
                "--text",
                "64,4096",
                "--rate",
                "2.5",
                "--delay",
                "50");
        String[] again =
                asked[0].command().substring("./duplex compare ".length()).split(" ", -1);
        execute((plan, progress, notebook) -> empty(asked, 1, plan), again);
        assertEquals(asked[0], asked[1]);
    }

    @Test
    void aPathWithSpacesIsQuotedInTheCommand(@TempDir Path directory) throws IOException {
        Path file = Files.createDirectory(directory.resolve("홍길동 실습")).resolve("mine.json");
        try (InputStream curl =
                Objects.requireNonNull(Compare.class.getResourceAsStream("/duplex/profiles/curl.json"))) {
            Files.copy(curl, file);
        }
        Plan[] asked = new Plan[1];
        execute((plan, progress, notebook) -> empty(asked, 0, plan), "--quick", "--profile", file.toString());
        assertEquals("./duplex compare --set quick --profile \"" + file + "\"", asked[0].command());
    }

    private static void execute(Compare.Measuring measuring, String... arguments) {
        int status = new CommandLine(new Compare(measuring))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments);
        assertEquals(0, status);
    }

    private static Report empty(Plan[] asked, int place, Plan plan) {
        asked[place] = plan;
        return new Report(new Environment(Map.of()), plan.command(), Optional.empty(), List.of());
    }
}
