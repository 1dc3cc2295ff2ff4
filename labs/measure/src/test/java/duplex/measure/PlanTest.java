package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void nobodyAsksSoSeldomThatTheServerHangsUpMeanwhile() {
        Cell poll = Cell.of(Transport.SHORT_POLLING);
        assertEquals(50_000, poll.with(Axis.INTERVAL, 50_000).intervalMillis().orElseThrow());
        String line = assertThrows(IllegalArgumentException.class, () -> poll.with(Axis.INTERVAL, 60_000))
                .getMessage();
        assertEquals(
                "interval must be at most 50000, was 60000: after 60 s the server ends a connection that is idle",
                line);
    }

    /** No more than fifty between two of a poller's turns, and ten thousand deliveries a second. */
    @ParameterizedTest
    @CsvSource({"short-polling, 250, 10", "short-polling, 5000, 10", "form-post, 1000, 1000", "websocket, 1000, 1000"})
    void theWarmUpIsNoFasterThanItsReceivers(String transport, int interval, int receivers) {
        Cell cell =
                Cell.of(Transport.of(transport)).with(Axis.INTERVAL, interval).with(Axis.RECEIVERS, receivers);
        Schedule warmUp = Measurement.warmUp(cell, false, 1).orElseThrow();
        double rate = warmUp.messages() / (warmUp.durationNanos() / 1e9);
        assertTrue(rate * receivers <= 10_001, rate + " messages a second");
        assertTrue(cell.intervalMillis().isEmpty() || rate * interval / 1_000 <= 50.1, rate + " messages a second");
    }

    /** A bare socket speaks clear text: beside what is only measured over TLS its echo would be no floor. */
    @Test
    void theEchoIsMeasuredWhereAWebSocketSpeaksClearText() {
        Cell clear = Cell.of(Transport.WEBSOCKET);
        Cell tls = clear.with(Axis.CARRIER, "http/1.1+tls");
        assertTrue(Comparison.echoMeansSomething(Plan.of(clear, 1)));
        assertFalse(Comparison.echoMeansSomething(Plan.of(tls, 1)));
        assertFalse(Comparison.echoMeansSomething(Plan.of(Cell.of(Transport.LONG_POLLING), 1)));
    }

    @Test
    void equalDelayIsTwiceTheIntervalLessTheNetwork() {
        Cell poll = Cell.of(Transport.SHORT_POLLING).with(Axis.DELAY, 50);
        assertEquals(100, EqualDelay.of(poll, 150).intervalMillis().orElseThrow());
        assertEquals(Cell.of(Transport.WEBSOCKET), EqualDelay.of(Cell.of(Transport.WEBSOCKET), 150));
        assertThrows(IllegalArgumentException.class, () -> EqualDelay.of(poll, 120));
    }
}
