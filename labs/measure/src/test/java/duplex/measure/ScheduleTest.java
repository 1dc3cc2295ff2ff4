package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SLOT = 250_000_000;

    private final Schedule schedule = new Schedule(40, 4, 1, 7);

    @Test
    void everySlotHasOneMessage() {
        for (int i = 0; i < schedule.messages(); i++) {
            assertEquals(i, schedule.offsetNanos(i) / SLOT);
        }
        assertEquals(40 * SLOT, schedule.durationNanos());
    }

    @Test
    void withinItsSlotAMessageFallsAnywhere() {
        long early = IntStream.range(0, 40)
                .filter(i -> schedule.offsetNanos(i) % SLOT < SLOT / 2)
                .count();
        assertTrue(early > 8 && early < 32, early + " of 40 in the first half of their slot");
    }

    @Test
    void theSameSeedGivesTheSameSchedule() {
        Schedule again = new Schedule(40, 4, 1, 7);
        for (int i = 0; i < 40; i++) {
            assertEquals(schedule.offsetNanos(i), again.offsetNanos(i));
        }
    }

    @Test
    void sendingAsPlannedAchievesTheRate() {
        long[] sent = IntStream.range(0, 40)
                .mapToLong(i -> 99 + schedule.offsetNanos(i))
                .toArray();
        assertEquals(1, schedule.achieved(sent));
    }

    @Test
    void takingTwiceAsLongAchievesHalfTheRate() {
        long[] sent = IntStream.range(0, 40)
                .mapToLong(i -> 2 * schedule.offsetNanos(i))
                .toArray();
        assertEquals(0.5, schedule.achieved(sent), 0.02);
    }

    @Test
    void aRateMustBeMoreThanNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(1, Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1, 1, 1));
    }

    @Test
    void aBurstIsDueAtOnceAndTheRateStays() {
        Schedule bursts = new Schedule(40, 4, 10, 7);
        assertEquals(bursts.offsetNanos(0), bursts.offsetNanos(9));
        assertEquals(1, bursts.offsetNanos(10) / (10 * SLOT));
        assertEquals(40 * SLOT, bursts.durationNanos());
    }
}
