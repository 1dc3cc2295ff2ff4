package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.report.Report;
import duplex.measure.report.Result;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cells for which the server is started with other options: each a process of its own. */
@Tag("slow")
class VariedServersTest {

    private static Result measure(Cell cell) throws IOException {
        Report report = Comparison.run(Plan.of(cell, 7), Progress.SILENT, Notebook.NONE);
        Result result = report.results().get(0);
        assertEquals(Optional.empty(), result.voidReason());
        return result;
    }

    private static Cell small(Transport transport) {
        return Cell.of(transport)
                .with(Axis.RECEIVERS, 3)
                .with(Axis.RATE, 20)
                .with(Axis.INTERVAL, 200)
                .with(Axis.MESSAGES, 20)
                .with(Axis.WARM_UP, 60);
    }

    /** Twenty a second and a window of half a second: some ten go together, and the first has waited the whole window. */
    @Test
    void aBatchingWindowMakesFewerFramesAndALaterDelivery() throws IOException {
        Result batched = measure(small(Transport.WEBSOCKET).with(Axis.BATCH, 500));
        assertEquals(60, batched.delivered());
        long frames = batched.receivers().unitsDown();
        assertTrue(frames <= 3 * 6, frames + " frames for 60 deliveries");
        assertTrue(batched.deliveryTime().max() >= 500_000, batched.deliveryTime() + "");
        assertTrue(batched.deliveryTime().p50() >= 100_000, batched.deliveryTime() + "");
    }

    @Test
    void whatThePageShowsDecidesWhatItCostsAndWithoutAnyNobodyHears() throws IOException {
        Cell form = small(Transport.FORM_POST);
        Result empty = measure(form.with(Axis.PAGE, 0));
        Result twenty = measure(form.with(Axis.PAGE, 20));
        assertEquals(0, empty.delivered());
        assertEquals(
                List.of(0, 20),
                List.of(
                        empty.pageMessages().orElseThrow(),
                        twenty.pageMessages().orElseThrow()));
        assertEquals(60, twenty.delivered());
        double more = twenty.perPost().down() - empty.perPost().down();
        assertTrue(more > 20 * 50, "twenty chat messages as HTML: " + more + " B more");
    }
}
