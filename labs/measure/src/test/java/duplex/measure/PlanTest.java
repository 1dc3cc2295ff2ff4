package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {

    @Test
    void twoCellsThatMeasureTheSameAreEqual() {
        Cell socket = Cell.of(Transport.WEBSOCKET);
        assertEquals(socket, socket.with(Axis.INTERVAL, 250), "nobody asks on a timer");
        assertEquals(socket, socket.with(Axis.RATE, "5.0"));
        assertEquals(
                "websocket delay=50 rate=20",
                socket.with(Axis.RATE, 20).with(Axis.DELAY, 50).key());
    }

    @Test
    void everyCombinationIsACellOnceAndTransportsChangeFastest() {
        List<Cell> cells = List.copyOf(Axes.of(Axis.TRANSPORTS, "short-polling", "websocket")
                .and(Axis.INTERVAL, 250, 1_000)
                .and(Axis.RATE, 1, 5)
                .cells());
        assertEquals(
                List.of(
                        "short-polling interval=250 rate=1",
                        "websocket rate=1",
                        "short-polling interval=250",
                        "websocket",
                        "short-polling rate=1",
                        "short-polling"),
                cells.stream().map(Cell::key).toList());
    }

    @Test
    void aDelayNeedsSoManySendersThatNoneWaitsForItself() {
        Cell form = Cell.of(Transport.FORM_POST).with(Axis.DELAY, 150);
        assertEquals(4, form.senders());
        assertEquals(13, form.with(Axis.RATE, 20).senders());
        assertEquals(2, form.with(Axis.SENDERS, 2).senders());
    }

    @Test
    void roundsAlternateBetweenTransportsAndIdleComesLastTogether() {
        Cell poll = Cell.of(Transport.SHORT_POLLING);
        Cell socket = Cell.of(Transport.WEBSOCKET);
        Plan plan =
                new Plan(List.of(poll, poll.with(Axis.RATE, "idle"), socket.with(Axis.RATE, "idle"), socket), 2, 1, "");
        assertEquals(
                List.of(
                        "1/2 short-polling",
                        "1/2 websocket",
                        "2/2 short-polling",
                        "2/2 websocket",
                        "1/2 short-polling rate=idle"),
                plan.steps().stream().map(step -> step.name(2)).toList());
        assertEquals(2, plan.steps().get(4).runs().size());
    }

    @ParameterizedTest
    @EnumSource
    void everySetCanBeAskedForAndChanged(NamedSet set) {
        assertEquals(set, NamedSet.of(set.key()));
        List<Cell> cells = set.cells(Map.of(Axis.TEXT, List.of("256")));
        assertTrue(cells.stream().filter(cell -> !cell.isIdle()).allMatch(cell -> cell.textBytes() == 256));
    }

    /** The promise of each; by an estimate that a real run was held against. */
    @Test
    void quickTakesHalfAMinuteAndStandardAQuarterOfAnHour() {
        assertEstimate(NamedSet.QUICK, 30);
        assertEstimate(NamedSet.STANDARD, 15 * 60);
    }

    private static void assertEstimate(NamedSet set, long mostSeconds) {
        Plan plan = new Plan(set.cells(Map.of()), set.rounds(), 1, "");
        long seconds = Estimate.of(plan).toSeconds();
        assertTrue(seconds <= mostSeconds, set.key() + " takes " + seconds + " s");
    }

    @Test
    void equalDelayIsTwiceTheIntervalLessTheNetwork() {
        Cell poll = Cell.of(Transport.SHORT_POLLING).with(Axis.DELAY, 50);
        assertEquals(100, EqualDelay.of(poll, 150).intervalMillis().orElseThrow());
        assertEquals(Cell.of(Transport.WEBSOCKET), EqualDelay.of(Cell.of(Transport.WEBSOCKET), 150));
        assertThrows(IllegalArgumentException.class, () -> EqualDelay.of(poll, 120));
    }
}
