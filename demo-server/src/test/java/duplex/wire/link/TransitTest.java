package duplex.wire.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When what arrives, on a clock of the test's. */
class TransitTest {

    private static final long MILLI = 1_000_000;
    private static final long NOW = 7 * MILLI;

    private final Transit transit = new Transit(new SplittableRandom(1), 0);

    private void send(int bytes, Way way, long now) {
        transit.add(ByteBuffer.allocate(bytes), way, now);
    }

    private List<Long> arrivals() {
        List<Long> arrivals = new ArrayList<>();
        while (!transit.isEmpty()) {
            arrivals.add(transit.nextDueAt());
            transit.remove();
        }
        return arrivals;
    }

    @Test
    void withNothingSetAPieceArrivesWhenItSetsOut() {
        send(100_000, Way.CLEAR, NOW);
        assertEquals(List.of(NOW), arrivals());
    }

    @Test
    void aPieceArrivesOneDelayLater() {
        send(10, Way.CLEAR.withDelay(Duration.ofMillis(50)), NOW);
        assertEquals(List.of(NOW + 50 * MILLI), arrivals());
    }

    @Test
    void aShorterDelayLetsNobodyOvertake() {
        send(10, Way.CLEAR.withDelay(Duration.ofMillis(50)), NOW);
        send(10, Way.CLEAR, NOW + MILLI);
        assertEquals(List.of(NOW + 50 * MILLI, NOW + 50 * MILLI), arrivals());
    }

    @Test
    void jitterIsUpToSoMuchAndKeepsTheOrder() {
        Way way = Way.CLEAR.withDelay(Duration.ofMillis(10)).withJitter(Duration.ofMillis(5));
        for (int i = 0; i < 1_000; i++) {
            send(1, way, NOW);
        }
        List<Long> arrivals = arrivals();
        assertEquals(arrivals.stream().sorted().toList(), arrivals);
        assertTrue(arrivals.get(0) >= NOW + 10 * MILLI);
        assertTrue(arrivals.get(999) <= NOW + 15 * MILLI);
        assertTrue(arrivals.get(999) > NOW + 14 * MILLI, "jitter is used");
    }

    @Test
    void bandwidthLetsAPacketThroughAfterTheOther() {
        send(3_000, Way.CLEAR.withBandwidth(1_000_000), NOW);
        assertEquals(List.of(NOW + 1_460_000, NOW + 2_920_000, NOW + 3_000_000), arrivals());
    }

    @Test
    void slicesFollowEachOtherAtAnInterval() {
        send(5, Way.CLEAR.withSlices(2), NOW);
        assertEquals(List.of(NOW, NOW + 200_000, NOW + 400_000), arrivals());
    }

    @Test
    void theFirstBytesWaitForTheHandshake() {
        Transit opening = new Transit(new SplittableRandom(1), NOW + 100 * MILLI);
        opening.add(ByteBuffer.allocate(1), Way.CLEAR.withDelay(Duration.ofMillis(50)), NOW);
        assertEquals(NOW + 150 * MILLI, opening.nextDueAt());
    }

    @Test
    void itHoldsAMebibyteAtMostAndAtTheBottleneckATenthOfASecond() {
        send(Transit.LIMIT_BYTES - 1, Way.CLEAR, NOW);
        assertTrue(transit.hasRoom(NOW));
        send(1, Way.CLEAR, NOW);
        assertFalse(transit.hasRoom(NOW));
        transit.remove();
        transit.remove();
        assertTrue(transit.hasRoom(NOW));
        send(1_000, Way.CLEAR.withBandwidth(10_000), NOW);
        assertFalse(transit.hasRoom(NOW));
        assertTrue(transit.hasRoom(NOW + MILLI));
    }
}
