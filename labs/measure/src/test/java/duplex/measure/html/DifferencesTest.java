package duplex.measure.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private final Differences differences = new Differences(new PageTexts());

    @Test
    void aReportDoesNotDifferFromItself() {
        assertEquals(
                List.of(
                        "2 results are in both reports, 0 only in the first, 0 only in the second.",
                        "Of 4 figures with an interval in both, 0 differ by more than the noise; of 4 no difference is shown."),
                lines(webSocketAt(1_400, 100), webSocketAt(1_400, 100)));
    }

    @Test
    void overlappingIntervalsShowNoDifference() {
        assertEquals(2, lines(webSocketAt(1_400, 100), webSocketAt(1_600, 100)).size());
    }

    @Test
    void intervalsThatLieApartShowOne() {
        assertEquals(
                "WebSocket [chromium, HTTP/1.1, texts of 16 B, 5/s, 10 receivers, one-way delay 0 ms]: p50"
                        + " 1.4 ms (1.3 ms–1.5 ms), in the second 1.6 ms (1.6 ms–1.7 ms): 17.1 % more",
                lines(webSocketAt(1_400, 100), webSocketAt(1_640, 80)).get(0));
    }

    @Test
    void withoutIntervalsNothingIsShown() {
        assertEquals(
                "No figure has an interval in both reports, so no difference is shown: ./duplex compare with at least five"
                        + " rounds gives intervals.",
                lines(MadeUpReport.small(), webSocketAt(1_400, 100)).get(1));
    }

    @Test
    void whereNobodySpokeNothingIsSaidOfDeliveries() {
        SavedReport idle = new MadeUpReport().idle("websocket", 13_312).saved();
        assertEquals(
                List.of("1 results are in both reports, 0 only in the first, 0 only in the second."),
                lines(idle, idle).subList(0, 1));
        assertEquals(
                "No figure has an interval in both reports",
                lines(idle, idle).get(1).split(",", -1)[0]);
    }

    private List<String> lines(SavedReport first, SavedReport second) {
        return differences.lines(first, second).stream().map(Both::en).toList();
    }

    private static SavedReport webSocketAt(int p50, int either) {
        MadeUpReport report = new MadeUpReport();
        report.result("short-polling", 5, 0);
        MadeUpReport.median(report.result("websocket", 5, 0).withObject("medians"), "delivery_p50_us", p50, either);
        return report.saved();
    }
}
