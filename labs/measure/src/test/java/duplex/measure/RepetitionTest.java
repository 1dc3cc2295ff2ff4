package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.report.Percentiles;
import duplex.measure.report.Report;
import duplex.measure.report.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same command twice, each time with servers of its own. */
@Tag("slow")
class RepetitionTest {

    /** Of the totals of whoever asks on a timer: one poll more or less makes a difference. */
    private static final double POLLING = 0.02;

    private static Report run() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (Transport transport : Transport.values()) {
            cells.add(Cell.of(transport)
                    .with(Axis.RATE, 10)
                    .with(Axis.INTERVAL, 250)
                    .with(Axis.MESSAGES, 60)
                    .with(Axis.WARM_UP, 60));
        }
        return Comparison.run(new Plan(cells, 1, 11, ""), Progress.SILENT, Notebook.NONE);
    }

    @Test
    @Tag("endurance")
    void theSameCommandFindsTheSameBytes() throws IOException {
        Report first = run();
        Report second = run();
        assertTrue(first.isSound() && second.isSound());
        for (int i = 0; i < first.results().size(); i++) {
            Result one = first.results().get(i);
            Result other = second.results().get(i);
            String transport = one.cell().key();
            long bytes = total(one);
            if (one.cell().transport().asksOnATimer()) {
                assertEquals((double) bytes, (double) total(other), POLLING * bytes, transport);
                assertEquals(emptyExchange(one), emptyExchange(other), 0.01 * emptyExchange(one), transport);
            } else {
                assertEquals(one.representationBytes(), other.representationBytes(), transport);
                assertEquals(
                        one.framingPerUnit().framingDown(),
                        other.framingPerUnit().framingDown(),
                        0.5,
                        transport);
                assertEquals((double) bytes, (double) total(other), POLLING * bytes, transport);
            }
        }
    }

    private static long total(Result result) {
        return result.steady().up().total() + result.steady().down().total();
    }

    private static double emptyExchange(Result result) {
        return (double) result.receivers().emptyBytes() / result.receivers().empty();
    }

    /** What the harness adds itself, at a thousand sends a second. A machine that stalls is given three tries. */
    @Test
    void atAThousandMessagesASecondNinetyNineOfAHundredAreLateByLessThanAMillisecond() throws IOException {
        Cell cell = Cell.of(Transport.WEBSOCKET)
                .with(Axis.RECEIVERS, 1)
                .with(Axis.RATE, 1_000)
                .with(Axis.MESSAGES, 5_000);
        List<Percentiles> late = new ArrayList<>();
        do {
            Result result = Comparison.run(Plan.of(cell, 12 + late.size()), Progress.SILENT, Notebook.NONE)
                    .results()
                    .get(0);
            late.add(Percentiles.of(result.schedulingErrors()));
        } while (late.get(late.size() - 1).p99() >= 1_000 && late.size() < 3);
        System.out.println("sends late by, in microseconds: " + late);
        assertTrue(late.get(late.size() - 1).p99() < 1_000, late.toString());
    }
}
