package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import java.nio.charset.StandardCharsets;

/** What has come while one send to a client is in flight. */
final class Behind {

    private Behind() {}

    /** Whether more has come since {@code end} than a client that reads would be behind. */
    static boolean isTooMuch(ChatRoom room, Cursor end, Limits limits) {
        if (!(room.after(end, limits.count(Limit.BEHIND_MESSAGES)) instanceof Reading.Page behind)) {
            return true;
        }
        long bytes = 0;
        for (ChatMessage message : behind.messages()) {
            bytes += message.text().getBytes(StandardCharsets.UTF_8).length;
        }
        return behind.messages().size() >= limits.count(Limit.BEHIND_MESSAGES)
                || bytes > limits.count(Limit.BEHIND_BYTES);
    }
}
