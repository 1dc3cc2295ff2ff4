package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import duplex.measure.claims.NodeProcess;
import duplex.measure.client.ForeignServer;
import duplex.measure.report.Report;
import duplex.measure.report.Result;
import duplex.measure.report.TablePrinter;
import duplex.wire.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --target FILE}: the two examples, each at the server it describes, under Node. */
class ForeignServerTest {

    private static final String TARGETS = "/duplex/measure/targets/";
    private static final int MESSAGES = 10;

    @TempDir
    private Path directory = Path.of("");

    private Path example(String name, int port) throws IOException {
        try (InputStream in = Objects.requireNonNull(ForeignServerTest.class.getResourceAsStream(TARGETS + name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(
                    directory.resolve(name), text.replaceFirst("127.0.0.1:[0-9]+", "127.0.0.1:" + port));
        }
    }

    private static Path node() {
        Optional<Path> node = NodeProcess.find();
        assumeTrue(node.isPresent() || "true".equals(System.getenv("CI")), "Node.js is not installed");
        return node.orElseThrow(() -> new AssertionError("Node.js is not installed, and CI must have it"));
    }

    private Report measure(String name, Transport transport) throws IOException {
        try (NodeProcess server = NodeProcess.start(node(), TARGETS + name + ".cjs", List.of())) {
            Cell cell = Cell.of(transport)
                    .with(Axis.RECEIVERS, 3)
                    .with(Axis.RATE, 20)
                    .with(Axis.INTERVAL, 100)
                    .with(Axis.MESSAGES, MESSAGES)
                    .with(Axis.WARM_UP, 10);
            ForeignServer foreign =
                    ForeignServer.read(example(name + ".json", server.address().getPort()));
            return Comparison.run(Plan.of(cell, 1), foreign, Progress.SILENT, Notebook.NONE);
        }
    }

    @Test
    void aNodeServerIsMeasuredByShortPollingAndTheReportSaysWhoCounted() throws IOException {
        Report report = measure("polling", Transport.SHORT_POLLING);
        Result result = report.results().get(0);
        assertEquals(Optional.empty(), result.voidReason());
        assertEquals(3 * MESSAGES, result.delivered());
        assertEquals(16, result.representationBytes());
        assertEquals(0, result.steady().down().of(Part.UNPARSED));
        assertEquals(result.steady().up(), result.tap().up());
        assertEquals("the clients alone", report.environment().get("counted_by"));
        String table = new TablePrinter(Locale.ENGLISH).print(report);
        assertTrue(table.contains("Measured at Node, short polling, another server"), table);
    }

    @Test
    void aNodeServerIsMeasuredByWebSocket() throws IOException {
        Result result = measure("websocket", Transport.WEBSOCKET).results().get(0);
        assertEquals(Optional.empty(), result.voidReason());
        assertEquals(3 * MESSAGES, result.delivered());
        assertEquals(2, result.framingPerUnit().framingDown());
        assertEquals(6, result.framingPerUnit().framingUp());
    }

    @ParameterizedTest
    @CsvSource({
        "'{', is no JSON",
        "'{\"name\":\"x\"}', give a text for address",
        "'{\"name\":\"x\",\"address\":\"x\"}', 'address must be HOST:PORT, was x'",
        "'{\"name\":\"x\",\"address\":\"x:1\",\"body\":\"\",\"message\":\"(a)\"}', give at least one of poll",
        "'{\"name\":\"x\",\"address\":\"x:1\",\"body\":\"\",\"message\":\"a\",\"websocket\":\"/\"}', message must have a group",
        "'{\"name\":\"x\",\"address\":\"x:1\",\"body\":\"\",\"message\":\"(\",\"websocket\":\"/\"}', not a regular expression",
    })
    void aFileThatIsNoTargetSaysWhatItLacks(String json, String complaint) throws IOException {
        Path file = Files.writeString(directory.resolve("target.json"), json);
        String line = String.valueOf(assertThrows(IllegalArgumentException.class, () -> ForeignServer.read(file))
                .getMessage());
        assertTrue(line.contains(complaint), line);
    }
}
