package duplex.chat;

import java.time.Instant;

/**
 * A chat message in its place, the same for everybody.
 *
 * @param cursor its place: the cursor of a reader who has just seen it
 * @param id the sender's, by which it recognises its own
 * @param at when the room took it, to the millisecond
 */
public record ChatMessage(Cursor cursor, String id, Kind kind, String author, String text, Instant at) {

    public long sequence() {
        return cursor.sequence();
    }
}
