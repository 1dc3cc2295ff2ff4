package duplex.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.HeldTimer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostRatesTest {

    private static final int PER_SECOND = Limit.MESSAGES_PER_SECOND.standard();

    private final HeldTimer timer = new HeldTimer();
    private final PostRates rates = new PostRates(Limits.STANDARD, timer);

    @Test
    void eachNameAtEachAddressIsAParticipantOfItsOwn() {
        for (int i = 0; i < PER_SECOND; i++) {
            assertTrue(rates.mayPost("10.0.0.1", "민수"));
        }
        assertFalse(rates.mayPost("10.0.0.1", "민수"));
        assertTrue(rates.mayPost("10.0.0.1", "영희"));
        assertTrue(rates.mayPost("10.0.0.2", "민수"));
    }

    /** A flood of names, each used once, costs memory for two seconds. */
    @Test
    void aParticipantIsForgottenWithinTwoSecondsOfItsLastPost() {
        for (int i = 0; i < 1_000; i++) {
            rates.mayPost("10.0.0.1", "name " + i);
        }
        assertEquals(1_000, rates.participants());
        timer.advance(Duration.ofSeconds(2));
        assertEquals(0, rates.participants());
    }

    /** Else leaving for a moment would be a way around the rate. */
    @Test
    void whoIsStillBoundByItsRateIsNotForgotten() {
        timer.advance(Duration.ofMillis(999));
        while (rates.mayPost("10.0.0.1", "민수")) {
            // until it may no more
        }
        timer.advance(Duration.ofMillis(1));
        assertEquals(1, rates.participants());
        assertFalse(rates.mayPost("10.0.0.1", "민수"));
    }
}
