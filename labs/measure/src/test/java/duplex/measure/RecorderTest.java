package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.client.Observer;
import duplex.measure.report.Deliveries;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three chat messages, two receivers. */
class RecorderTest {

    private static final int BYTES = 120;

    private final Recorder recorder = new Recorder(2);
    private final Observer sender = recorder.sender();
    private final Observer one = recorder.receiver(0);
    private final Observer other = recorder.receiver(1);

    @BeforeEach
    void sendThree() {
        List<ChatLine> lines = IntStream.range(0, 3)
                .mapToObj(i -> new ChatLine(i, "id" + i, "민", "text " + i))
                .toList();
        recorder.expect(lines, new Schedule(3, 10, 1, 1), 0);
        for (int i = 0; i < 3; i++) {
            sender.sent(i, i);
            sender.acknowledged(i, i + 10);
        }
    }

    private static void hears(Observer receiver, int... messages) {
        for (int message : messages) {
            receiver.heard(message, 1_000, BYTES);
        }
    }

    @Test
    void everybodyEverythingOnceInOneOrderIsSound() {
        hears(one, 0, 1, 2);
        hears(other, 0, 1, 2);
        assertEquals(Optional.empty(), recorder.verdict());
        assertEquals(new Deliveries(3, 6, 0, 0, 0), recorder.deliveries());
        assertTrue(recorder.isOver());
    }

    @Test
    void oneThatNeverComesIsLost() {
        hears(one, 0, 1, 2);
        hears(other, 0, 2);
        assertEquals(Optional.of("1 of 6 deliveries were lost"), recorder.verdict());
        assertEquals(1, recorder.deliveries().lost());
        assertFalse(recorder.isOver());
    }

    @Test
    void oneThatComesAgainIsDoubled() {
        hears(one, 0, 1, 1, 2);
        hears(other, 0, 1, 2);
        assertEquals(Optional.of("1 deliveries came twice"), recorder.verdict());
        assertEquals(new Deliveries(3, 6, 0, 1, 0), recorder.deliveries());
    }

    @Test
    void oneThatComesAfterALaterOneIsReordered() {
        hears(one, 0, 1, 2);
        hears(other, 1, 2, 0);
        assertEquals(Optional.of("receivers 0 and 1 disagree about the order from message 0"), recorder.verdict());
        assertEquals(1, recorder.deliveries().reordered());
    }

    @Test
    void whatAnEarlierPhaseSaidDoesNotCount() {
        hears(one, 0, 1, 2);
        hears(other, 0, 1, 2);
        recorder.expect(List.of(new ChatLine(3, "id3", "민", "text 3")), new Schedule(1, 10, 1, 1), 0);
        hears(one, 2, 3);
        hears(other, 3);
        assertEquals(new Deliveries(1, 2, 0, 0, 0), recorder.deliveries());
    }
}
