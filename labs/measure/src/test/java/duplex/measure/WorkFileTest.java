package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.client.Totals;
import duplex.measure.report.Deliveries;
import duplex.measure.report.RoundResult;
import duplex.measure.report.Times;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFileTest {

    private final Cell cell = Cell.of(Transport.FORM_POST).with(Axis.DELAY, 50);
    private final Plan plan = new Plan(List.of(cell, Cell.of(Transport.WEBSOCKET)), 2, 7, "./duplex compare");
    private final Run run = new Run(cell, 1);

    @TempDir
    private Path directory;

    private static RoundResult round(int number, Optional<String> voidReason) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(1_234);
        Bytes bytes = new Bytes(Map.of(Part.FIELDS, 300L, Part.HTTP2_FIELDS, 40L), 90, 70);
        Totals totals = new Totals(bytes, Bytes.NONE, 1, 2, 3, 4);
        return new RoundResult(
                number,
                voidReason,
                new Deliveries(5, 4, 1, 0, 2),
                118.25,
                Optional.of(50),
                totals,
                Totals.NONE,
                totals,
                new TapReading(bytes, Bytes.NONE, 1, 2, 3, 4, 5),
                99,
                Times.of(histogram),
                Times.NONE,
                Times.NONE,
                1.5,
                0.97,
                Optional.of(1_024.5));
    }

    @Test
    void whatWasNotedComesBackEqual() throws IOException {
        RoundResult result = round(1, Optional.of("3 deliveries were lost"));
        try (WorkFile file = WorkFile.start(directory, plan)) {
            file.note(run, result);
        }
        assertTrue(WorkFile.planIn(directory).isSameAs(plan));
        try (WorkFile file = WorkFile.resume(directory, plan)) {
            assertEquals(Optional.of(result), file.of(run));
            assertEquals(Optional.empty(), file.of(new Run(cell, 2)));
        }
    }

    @Test
    void aLineThatWasBeingWrittenIsMeasuredAgain() throws IOException {
        try (WorkFile file = WorkFile.start(directory, plan)) {
            file.note(run, round(1, Optional.empty()));
        }
        Path lines = directory.resolve("results.jsonl");
        Files.writeString(lines, "{\"round\":2,\"deliv", StandardOpenOption.APPEND);
        try (WorkFile file = WorkFile.resume(directory, plan)) {
            assertTrue(file.of(run).isPresent());
            file.note(new Run(cell, 2), round(2, Optional.empty()));
        }
        try (WorkFile file = WorkFile.resume(directory, plan)) {
            assertTrue(file.of(new Run(cell, 2)).isPresent());
        }
    }

    @Test
    void aFolderWithoutAComparisonCannotBeResumed() {
        assertThrows(IllegalArgumentException.class, () -> WorkFile.planIn(directory));
    }

    @Test
    void whatWasMeasuredOnAnotherMachineIsNotGoneOnWith() throws IOException {
        WorkFile.start(directory, plan).close();
        Path file = directory.resolve("results.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("\"cores\":\"", "\"cores\":\"1"));
        assertThrows(IllegalArgumentException.class, () -> WorkFile.resume(directory, plan));
    }
}
