package duplex.measure.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.Schedule;
import duplex.measure.Transport;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules, with numbers that can be reckoned by hand. */
class ModelsTest {

    private static final double NO_BATCH = 0;

    @ParameterizedTest
    @CsvSource({
        "WEBSOCKET, 50, 100, 100",
        "SERVER_SENT_EVENTS, 150, 300, 300",
        "LONG_POLLING, 50, 100, 200",
        "SOCKET_IO_POLLING, 50, 100, 200",
        "LONG_POLLING, 0, 0, 0"
    })
    void whoIsCalledHearsAfterTwoDelaysAndWhoHangsOnAfterTwoToFour(
            Transport transport, double delay, double least, double most) {
        DeliveryModel model = DeliveryModel.of(transport, delay, Optional.empty(), NO_BATCH);
        assertEquals(least, model.least());
        assertEquals(most, model.most());
    }

    @ParameterizedTest
    @CsvSource({"SHORT_POLLING, 0, 500", "SHORT_POLLING, 50, 600", "FORM_POST, 150, 800"})
    void whoAsksOnATimerWaitsHalfAnIntervalBesides(Transport transport, double delay, double mean) {
        DeliveryModel model = DeliveryModel.of(transport, delay, Optional.of(1_000.0), NO_BATCH);
        assertEquals(mean, model.least());
        assertEquals(mean, model.most());
    }

    @Test
    void nearMeansTenPercentWhereThereIsADelayAndTwoMillisecondsWhereThereIsNone() {
        DeliveryModel far = DeliveryModel.of(Transport.WEBSOCKET, 50, Optional.empty(), NO_BATCH);
        assertTrue(far.allows(90.1) && far.allows(109.9));
        assertFalse(far.allows(89.9) || far.allows(110.1));
        DeliveryModel near = DeliveryModel.of(Transport.WEBSOCKET, 0, Optional.empty(), NO_BATCH);
        assertTrue(near.allows(1.9));
        assertFalse(near.allows(2.1));
    }

    @ParameterizedTest
    @CsvSource({"50, 100", "100, 200", "125, 250", "150, 450", "200, 600"})
    void evenDataAreAsQuickByLongPollingUntilTheDelayIsHalfThePeriod(double delay, double mean) {
        assertEquals(mean, EvenPace.longPolling(delay, 250));
        assertEquals(2 * delay, EvenPace.webSocket(delay));
    }

    /** Against the schedule itself: windows of an interval, put anywhere, and looked into. */
    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, 1.5, 2.5})
    void theShareOfEmptyPollsIsThatOfTheSchedule(double perWindow) {
        int windows = 20_000;
        Schedule schedule = new Schedule(2 * windows, 1, 1, 7);
        double goldenRatio = 1.618_033_988_75; // falls on every part of a slot alike
        long empty = IntStream.range(0, windows)
                .filter(window -> isEmpty(schedule, window * goldenRatio, perWindow))
                .count();
        assertEquals((double) empty / windows, Messages.emptyShare(perWindow), 0.01);
    }

    private static boolean isEmpty(Schedule schedule, double startSeconds, double seconds) {
        int first = (int) startSeconds;
        return IntStream.rangeClosed(first, (int) (startSeconds + seconds))
                .mapToDouble(message -> schedule.offsetNanos(message) / 1e9)
                .noneMatch(due -> due >= startSeconds && due < startSeconds + seconds);
    }

    @Test
    void aPollIsARequestAnAnswerAndOneAcknowledgement() {
        Packets poll = Packets.of(new Exchange(700, 200), Packets.Kind.ANSWERED_AT_ONCE, Packets.ETHERNET_SEGMENT);
        assertEquals(new Packets(2, 1, 3 * Packets.HEADERS), poll);
    }

    @Test
    void aMessageToTheClientIsOnePacketAndItsAcknowledgement() {
        Packets message = Packets.of(new Exchange(0, 124), Packets.Kind.ONE_WAY, Packets.ETHERNET_SEGMENT);
        assertEquals(new Packets(1, 1, 2 * Packets.HEADERS), message);
    }

    @Test
    void aLongPageIsManySegmentsAndEverySecondIsAcknowledged() {
        Packets page = Packets.of(new Exchange(700, 10_000), Packets.Kind.ANSWERED_AT_ONCE, Packets.ETHERNET_SEGMENT);
        assertEquals(7, page.down());
        assertEquals(1 + 4, page.up());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Exchange(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> Messages.emptyShare(-1));
        assertThrows(IllegalArgumentException.class, () -> EvenPace.longPolling(50, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> DeliveryModel.of(Transport.WEBSOCKET, -1, Optional.empty(), NO_BATCH));
    }
}
