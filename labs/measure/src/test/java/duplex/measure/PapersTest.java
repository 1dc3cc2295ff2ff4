package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.model.EvenPace;
import duplex.measure.model.ReplayedPolls;
import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two papers' experiments in short: the sets {@code paper:lubbers} and {@code paper:pimentel} are the whole of them. */
@Tag("slow")
class PapersTest {

    private static final int CLIENTS = 200;
    private static final int POLLS = 4;

    /** 716 B up and 193 B down, as Lubbers and Greco print them, with the line ends. */
    private static final double POLL = 716 + 193;

    private static final double PERIOD_MILLIS = 250;
    private static final double SAME = 0.1;

    /** Never the same again, for the room remembers the ids of chat messages. */
    private static long seed = 4_000;

    @Test
    void theModelPredictsThePublishedPollsWithinFivePercent() throws IOException {
        ReplayedPolls polls = PollingReplay.run(CLIENTS, Duration.ofSeconds(1), POLLS);
        double model = CLIENTS * POLL;
        System.out.printf(
                "theModelPredictsThePublishedPollsWithinFivePercent: %d clients at 1/s: model %.0f B/s, measured %.0f"
                        + " B/s%n",
                CLIENTS, model, polls.headerBytesPerSecond());
        assertEquals(POLL, polls.headerBytesPerPoll());
        assertEquals(model, polls.headerBytesPerSecond(), 0.05 * polls.headerBytesPerSecond());
    }

    @Test
    void longPollingIsAsQuickAsWebSocketUntilTheDelayIsHalfTheSensorsPeriod() throws IOException {
        try (ServerProcess server = ServerProcess.start()) {
            for (int delay : new int[] {100, 150}) {
                double ratio = mean(server, Transport.LONG_POLLING, delay) / mean(server, Transport.WEBSOCKET, delay);
                System.out.printf(
                        "longPollingIsAsQuickAsWebSocketUntilTheDelayIsHalfTheSensorsPeriod: at 4 Hz and d = %d ms"
                                + " long polling takes %.2f times as long%n",
                        delay, ratio);
                assertEquals(EvenPace.isSlowEnough(delay, PERIOD_MILLIS), Math.abs(ratio - 1) <= SAME, "d " + delay);
                assertTrue(ratio > 1 - SAME, "d " + delay + ", ratio " + ratio);
            }
        }
    }

    private static double mean(ServerProcess server, Transport transport, int delay) throws IOException {
        Cell cell = Cell.of(transport)
                .with(Axis.RATE, 1_000 / PERIOD_MILLIS)
                .with(Axis.PACE, "even")
                .with(Axis.DELAY, delay)
                .with(Axis.RECEIVERS, 2)
                .with(Axis.MESSAGES, 14)
                .with(Axis.WARM_UP, 10);
        try (Comparison comparison = new Comparison(Plan.of(cell, seed++), server.address(), server.control())) {
            RoundResult result = comparison.measure(new Run(cell, 1));
            assertEquals(Optional.empty(), result.voidReason());
            return result.deliveryTimes().percentiles().mean();
        }
    }
}
