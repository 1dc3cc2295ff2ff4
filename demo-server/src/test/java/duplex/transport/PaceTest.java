package duplex.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.chat.ChatRoom;
import duplex.chat.Draft;
import duplex.chat.Kind;
import duplex.chat.MemoryLog;
import duplex.server.HeldTimer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A client is too slow when a send is in flight for over 10 s, or when over 256 messages or 1 MiB come meanwhile. */
class PaceTest {

    private final HeldTimer timer = new HeldTimer();
    private final ChatRoom room = new ChatRoom(new MemoryLog("k3f9", 1_000), () -> Instant.EPOCH);
    private final Pace pace = new Pace(room, Limits.STANDARD, timer);

    private void post(int count, String text) {
        for (int i = 0; i < count; i++) {
            String id = "m" + room.end().sequence();
            room.post(new Draft(id, Kind.CHAT, "a", text)).toCompletableFuture().join();
        }
    }

    @Test
    void asManyMessagesAsAllowedAreNotTooMany() {
        pace.sending();
        post(256, "x");
        assertFalse(pace.isTooSlow());
        post(1, "x");
        assertTrue(pace.isTooSlow());
    }

    @Test
    void asManyBytesAsAllowedAreNotTooMany() {
        pace.sending();
        post(255, "x".repeat(4_096));
        post(1, "x".repeat(4_096));
        assertFalse(pace.isTooSlow());
        post(1, "x");
        assertTrue(pace.isTooSlow());
    }

    @Test
    void withoutLimitsNothingIsTooMuch() {
        Pace unlimited =
                new Pace(room, Limits.STANDARD.with(Limit.BEHIND_MESSAGES, 0).with(Limit.BEHIND_BYTES, 0), timer);
        unlimited.sending();
        post(900, "x".repeat(4_096));
        assertFalse(unlimited.isTooSlow());
    }

    @Test
    void onlyTheTimeOfTheSendInFlightCounts() {
        timer.advance(Duration.ofSeconds(60));
        pace.sending();
        timer.advance(Duration.ofSeconds(10));
        assertFalse(pace.isTooSlow());
        timer.advance(Duration.ofMillis(1));
        assertTrue(pace.isTooSlow());
        pace.sent();
        assertFalse(pace.isTooSlow());
    }
}
