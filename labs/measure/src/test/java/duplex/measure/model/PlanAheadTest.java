package duplex.measure.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command, on made-up reports: 122 bytes to each of 10 and of 100 clients by WebSocket. */
class PlanAheadTest {

    private final Locale machine = Locale.getDefault();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(machine);
    }

    private static ObjectNode report() {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("schema", "duplex.report/1");
        report.put("command", "./duplex compare --something");
        report.withArray("results").add(run(10, 50)).add(run(100, 40));
        return report;
    }

    /** One message a second for ten seconds. */
    private static ObjectNode run(int receivers, double cpuMicros) {
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        run.put("transport", "websocket").put("carrier", "http/1.1").put("profile", "chromium");
        run.putNull("void").putNull("interval_ms").put("rate_per_second", 1);
        run.put("receivers", receivers).put("seconds", 10).put("messages", 10).put("delivered", 10 * receivers);
        run.put("representation_bytes", 120);
        ObjectNode roles = run.putObject("bytes_by_role").putObject("receivers");
        roles.putObject("up").put("total", 0);
        roles.putObject("down").put("total", 122 * 10 * receivers);
        run.putObject("server").put("cpu_us_per_delivery", cpuMicros).put("heap_per_connection", 10_240);
        return run;
    }

    private int plan(Path folder, ObjectNode report, String... options) throws IOException {
        Files.writeString(folder.resolve("report.json"), report.toString());
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--report";
        all[options.length + 1] = folder.toString();
        return execute(all);
    }

    private int execute(String... options) {
        CommandLine command = new CommandLine(new PlanAhead()).setOut(new PrintWriter(out, true));
        command.setParameterExceptionHandler((e, typed) -> {
            err.write(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return command.execute(options);
    }

    private String line(String start) {
        return out.toString()
                .lines()
                .filter(each -> each.startsWith(start))
                .findFirst()
                .orElse("no line " + start + " in " + out);
    }

    @Test
    void aThousandClientsAreTenTimesTheLargestRun(@TempDir Path folder) throws IOException {
        assertEquals(0, plan(folder, report(), "--clients", "1000"));
        assertTrue(line("from the server").endsWith("976 kbit/s"), out.toString());
        assertTrue(line("connections").endsWith("1,000"), out.toString());
        assertTrue(line("heap").endsWith("9.77 MiB"), out.toString());
        assertFalse(out.toString().contains("*"), out.toString());
    }

    @Test
    void whatIsBeyondTenTimesTheLargestRunIsMarked(@TempDir Path folder) throws IOException {
        assertEquals(0, plan(folder, report(), "--clients", "1001"));
        assertTrue(line("from the server").endsWith("*"), out.toString());
        assertTrue(line("CPU cores").endsWith("*"), out.toString());
        assertTrue(line("heap").endsWith("*"), out.toString());
        assertTrue(line("* extrapolated").contains("ten times"), out.toString());
    }

    /** From ten clients: the bytes are right, and the CPU is 25 % less work a message than there really was. */
    @Test
    void itSaysHowGoodItsPredictionOfTheLargestRunWas(@TempDir Path folder) throws IOException {
        assertEquals(0, plan(folder, report(), "--clients", "1000"));
        assertTrue(
                line("  WebSocket: 100 clients at 1/s").contains("from 10 clients, bytes +0.0 %, CPU +14.8 %"),
                out.toString());
    }

    @Test
    void aReportWithOneSizeCannotTryTheModelAndSaysSo(@TempDir Path folder) throws IOException {
        ObjectNode report = report();
        report.withArray("results").remove(0);
        assertEquals(0, plan(folder, report, "--clients", "1000"));
        assertTrue(line("  WebSocket").endsWith("the model was not tried"), out.toString());
    }

    @Test
    void voidRunsAreNotReckonedWith(@TempDir Path folder) throws IOException {
        ObjectNode report = report();
        ((ObjectNode) report.withArray("results").get(1)).put("void", "2 deliveries were lost");
        assertEquals(0, plan(folder, report, "--clients", "1000"));
        assertTrue(line("  WebSocket: 10 clients").contains("not tried"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--clients 0",
                "--clients 2000000000",
                "--clients 5 --rate 0",
                "--clients 5 --rate 1001",
                "--clients 5 --interval 49",
                "--clients 5 --transport telnet",
                "--clients 5 --carrier pigeon",
                "--clients 5 --profile netscape",
                "--clients 5 --report no/such/report"
            })
    void aBadValueIsOneLineAndStatusTwo(String options) {
        assertEquals(2, execute(options.split(" ")), options);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void theKeptReportAnswersForEveryUsualTransport(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertEquals(0, execute("--clients", "1000000"));
        assertTrue(out.toString().contains("WebSocket"), out.toString());
        assertTrue(out.toString().contains("1,000,000"), out.toString());
    }
}
