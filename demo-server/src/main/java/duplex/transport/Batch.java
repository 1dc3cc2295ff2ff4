package duplex.transport;

import duplex.chat.ChatMessage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Queue;

/**
 * A batching window: what comes within it goes out together, as one WebSocket message, a JSON array of chat messages. It
 * opens with the first that comes. A window of zero is none: each goes out at once, by itself.
 *
 * <p>Fewer frames and fewer wake-ups are paid for with up to a window of delay.
 */
final class Batch {

    private final Duration window;
    private final int mostBytes;
    private final Timer timer;

    /** Written by whoever wakes the reader, and by the timer; read by the reader. */
    private volatile boolean gathering;

    /** @param mostBytes of one WebSocket message */
    Batch(Duration window, int mostBytes, Timer timer) {
        this.window = window;
        this.mostBytes = mostBytes;
        this.timer = timer;
    }

    /** Whether a window is open: what has come stays in the log until it closes. */
    boolean isGathering() {
        return gathering;
    }

    /** Something has come: reads on when the window closes, or at once where there is none. */
    void opened(Runnable readOn) {
        if (window.isZero()) {
            readOn.run();
        } else {
            gathering = true;
            timer.after(window, () -> {
                gathering = false;
                readOn.run();
            });
        }
    }

    /** Takes from what was read as much as goes into the next WebSocket message; at least one chat message. */
    byte[] next(Queue<ChatMessage> page) {
        byte[] first = ChatJson.message(page.remove());
        return window.isZero() || page.isEmpty() ? first : together(first, page);
    }

    private byte[] together(byte[] first, Queue<ChatMessage> page) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write('[');
        array.writeBytes(first);
        while (!page.isEmpty()) {
            byte[] next = ChatJson.message(page.element());
            if (array.size() + next.length + ",]".length() > mostBytes) {
                break;
            }
            page.remove();
            array.write(',');
            array.writeBytes(next);
        }
        array.write(']');
        return array.toByteArray();
    }
}
