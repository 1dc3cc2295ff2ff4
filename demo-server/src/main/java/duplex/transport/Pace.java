package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Whether one client keeps up: it has one send in flight at most, and this says how that one fares.
 *
 * <p>A client is too slow when a send is in flight for longer than {@link Limit#SEND_SECONDS}, or when more than
 * {@link Limit#BEHIND_MESSAGES} or {@link Limit#BEHIND_BYTES} are appended to the log meanwhile. For any thread.
 */
final class Pace {

    private final ChatRoom room;
    private final Limits limits;
    private final Timer timer;

    private volatile boolean sending;
    private volatile long lastSendAt;
    private volatile Cursor endAtLastSend;

    Pace(ChatRoom room, Limits limits, Timer timer) {
        this.room = room;
        this.limits = limits;
        this.timer = timer;
        this.lastSendAt = timer.nanoTime();
        this.endAtLastSend = room.end();
    }

    /** A send begins. */
    void sending() {
        lastSendAt = timer.nanoTime();
        endAtLastSend = room.end();
        sending = true;
    }

    /** It is over. */
    void sent() {
        sending = false;
    }

    /** Whether no send is in flight, and none has begun for so long. */
    boolean isQuietFor(Duration time) {
        return !sending && sinceLastSend() >= time.toNanos();
    }

    boolean isTooSlow() {
        return sending && (sinceLastSend() > limits.time(Limit.SEND_SECONDS).toNanos() || isFarBehind());
    }

    private long sinceLastSend() {
        return timer.nanoTime() - lastSendAt;
    }

    private boolean isFarBehind() {
        int most = limits.count(Limit.BEHIND_MESSAGES);
        int oneMore = Math.max(most, most + 1); // without a limit there is none more
        if (!(room.after(endAtLastSend, oneMore) instanceof Reading.Page behind)) {
            return true; // so far that it is no longer kept
        }
        long bytes = 0;
        for (ChatMessage message : behind.messages()) {
            bytes += message.text().getBytes(StandardCharsets.UTF_8).length;
        }
        return behind.messages().size() > most || bytes > limits.count(Limit.BEHIND_BYTES);
    }
}
