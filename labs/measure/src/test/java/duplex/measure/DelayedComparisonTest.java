package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.report.Percentiles;
import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a delay of d does to each transport, measured through a link and compared with what it must be. The server is a
 * process of its own.
 */
@Tag("slow")
class DelayedComparisonTest {

    private static final int DELAY_MILLIS = 50;
    private static final long DELAY = 1_000L * DELAY_MILLIS;

    /** What this machine may add while it is busy with other things, in microseconds. */
    private static final long NOISE = 40_000;

    private static final double RATE = 10;
    private static final int INTERVAL_MILLIS = 400;
    private static final int MESSAGES = 15;

    private static ServerProcess server;
    private static long seed = 500;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Percentiles deliveryTime(Transport transport) throws IOException {
        Cell cell = Cell.of(transport)
                .with(Axis.RATE, RATE)
                .with(Axis.INTERVAL, INTERVAL_MILLIS)
                .with(Axis.DELAY, DELAY_MILLIS)
                .with(Axis.MESSAGES, MESSAGES)
                .with(Axis.WARM_UP, 60);
        try (Comparison comparison = new Comparison(Plan.of(cell, seed++), server.address(), server.control())) {
            RoundResult result = comparison.measure(new Run(cell, 1));
            assertEquals(Optional.empty(), result.voidReason());
            Percentiles time = result.deliveryTimes().percentiles();
            System.out.printf(
                    "%s at d = %d ms: p50 %,d, mean %,.0f, p99 %,d µs%n",
                    transport.key(), DELAY_MILLIS, time.p50(), time.mean(), time.p99());
            return time;
        }
    }

    @Test
    void aWebSocketDeliversAfterTwoDelays() throws IOException {
        Percentiles time = deliveryTime(Transport.WEBSOCKET);
        assertWithin(2 * DELAY, time.p50(), 2 * DELAY + NOISE / 4);
    }

    @Test
    void longPollingDeliversAfterTwoToFourDelays() throws IOException {
        Percentiles time = deliveryTime(Transport.LONG_POLLING);
        assertWithin(2 * DELAY, time.p50(), 4 * DELAY);
        assertWithin(2 * DELAY, time.p99(), 4 * DELAY + NOISE);
    }

    @Test
    void shortPollingDeliversAfterHalfItsIntervalAndTwoDelays() throws IOException {
        Percentiles time = deliveryTime(Transport.SHORT_POLLING);
        long model = 1_000L * INTERVAL_MILLIS / 2 + 2 * DELAY;
        assertWithin(model - NOISE, Math.round(time.mean()), model + NOISE);
    }

    @Test
    @Tag("slow")
    void aFormPageIsReloadedAfterHalfItsIntervalAndTwoDelays() throws IOException {
        Percentiles time = deliveryTime(Transport.FORM_POST);
        long model = 1_000L * INTERVAL_MILLIS / 2 + 2 * DELAY;
        assertWithin(model - NOISE, Math.round(time.mean()), model + NOISE);
    }

    private static void assertWithin(long least, long micros, long most) {
        assertTrue(micros >= least && micros <= most, micros + " µs, not " + least + " to " + most);
    }
}
