package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.report.Environment;
import duplex.measure.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
        "--text, many, many",
        "--senders, 0, senders must be",
        "--receivers, -1, receivers must be",
        "--rate, 0, rate must be",
        "--interval, 10, interval must be",
        "--delay, -1, delay must be 0 to 1000",
        "--delay, 1001, delay must be 0 to 1000",
        "--messages, 0, messages must be",
        "--origin, ftp, no origin ftp"
    })
    void aBadValueIsOneLineAndStatusTwo(String option, String value, String complaint) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Compare((plan, progress) -> {
            throw new IllegalStateException("nothing is measured");
        }));
        command.setParameterExceptionHandler((e, typed) -> {
            err.write(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        assertEquals(2, command.execute("--quick", option, value));
        assertTrue(err.toString().contains(complaint), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void theOptionsOfAReportAskForItAgain() {
        Plan[] asked = new Plan[2];
        execute(
                (plan, progress) -> empty(asked, 0, plan),
                "--quick",
                "--text",
                "64,4096",
                "--rate",
                "2.5",
                "--delay",
                "50");
        String[] again =
                asked[0].command().substring("./duplex compare ".length()).split(" ", -1);
        String[] quietly = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--quick"), java.util.Arrays.stream(again))
                .toArray(String[]::new);
        execute((plan, progress) -> empty(asked, 1, plan), quietly);
        assertEquals(asked[0], asked[1]);
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
