package duplex.measure.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.measure.Transport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Made-up runs, reckoned backwards into what each exchange costs, and forwards into what a large room needs. */
class CoefficientsTest {

    private static final double MESSAGE = 120;

    /** Ten clients, a minute, one chat message and one poll a second: 100 of 600 polls in vain, as the schedule has it. */
    private static final Observed POLLS = new Observed(
            Transport.SHORT_POLLING,
            1,
            Optional.of(1_000),
            10,
            60,
            60,
            600,
            600,
            100,
            100 * (500 + 90),
            new Exchange(600 * 500, 100 * 90 + 500 * 150 + 600 * MESSAGE),
            MESSAGE,
            0.066);

    private static final Observed FRAMES = new Observed(
            Transport.WEBSOCKET,
            5,
            Optional.empty(),
            10,
            4,
            20,
            200,
            0,
            0,
            0,
            new Exchange(0, 200 * (MESSAGE + 2)),
            MESSAGE,
            0.022);

    @Test
    void eachKindOfExchangeIsFoundAgain() {
        Coefficients found = Coefficients.of(POLLS);
        assertEquals(new Exchange(500, 90), found.inVain());
        assertEquals(new Exchange(500, 150), found.answer());
        assertEquals(new Exchange(0, MESSAGE), found.message());
        assertEquals(0.0001, found.cpuSeconds(), 1e-12);
    }

    @Test
    void theSameRunIsPredictedAsItWas() {
        Demand again = Coefficients.of(POLLS).demand(POLLS);
        assertEquals(POLLS.bytesPerSecond().total(), again.bytes().total(), 1e-6);
        assertEquals(POLLS.cores(), again.cores(), 1e-9);
    }

    @Test
    void aMillionPollersNeedAHundredThousandTimesWhatTenDo() {
        Demand million = Coefficients.of(POLLS).demand(1_000_000, 1, Optional.of(1_000));
        assertEquals(1e5 * POLLS.bytesPerSecond().total(), million.bytes().total(), 1);
        assertEquals(3e6, million.packets().up() + million.packets().down(), 1);
        assertEquals(100.0001, million.cores(), 1e-6);
    }

    @Test
    void aLongerIntervalAsksLessOftenAndBringsAsMuch() {
        Demand slow = Coefficients.of(POLLS).demand(1, 1, Optional.of(4_000));
        assertEquals(500 / 4.0, slow.bytes().up(), 1e-9);
        assertEquals(150 / 4.0 + MESSAGE, slow.bytes().down(), 1e-9);
    }

    @Test
    void aFrameGoesToEachAtEachMessage() {
        Demand room = Coefficients.of(FRAMES).demand(1_000, 2, Optional.empty());
        assertEquals(0, room.bytes().up());
        assertEquals(2_000 * (MESSAGE + 2), room.bytes().down(), 1e-6);
        assertEquals(4_000, room.packets().up() + room.packets().down(), 1e-9);
    }
}
