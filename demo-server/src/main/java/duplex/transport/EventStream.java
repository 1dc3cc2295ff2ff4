package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes an event stream (WHATWG HTML, section 9.2.6): fields, one to a line, and an empty line that ends an event.
 *
 * <p>CR and LF would end a line, and so a text with one in it would be torn. None can be in here: in JSON they are
 * escapes. What people wrote stands in {@code data} only, never in a comment.
 */
final class EventStream {

    /** How long a browser waits before it connects again. */
    private static final int RETRY_MILLIS = 1_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    /** How soon to come back, and from where, should the stream be cut before its first event. Itself, no event. */
    EventStream start(Cursor cursor) {
        return field("retry", String.valueOf(RETRY_MILLIS))
                .field("id", cursor.toString())
                .endOfEvent();
    }

    /** One chat message; its id is what the browser will send back as {@code Last-Event-ID}. */
    EventStream message(ChatMessage message) {
        return field("id", message.cursor().toString())
                .data(ChatJson.message(message))
                .endOfEvent();
    }

    /** An event of a name of its own: something is missing here, and where it goes on. */
    EventStream resync(Reading.Resync resync, Texts texts) {
        return field("event", "resync")
                .field("id", resync.cursor().toString())
                .data(ChatJson.resync(resync, texts))
                .endOfEvent();
    }

    /** A comment, which every reader skips: so that a quiet connection is not taken for a dead one. */
    EventStream comment() {
        return line(":");
    }

    int size() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private EventStream field(String name, String value) {
        return line(name + ": " + value);
    }

    private EventStream data(byte[] json) {
        bytes.writeBytes("data: ".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(json);
        return line("");
    }

    private EventStream endOfEvent() {
        return line("");
    }

    private EventStream line(String line) {
        bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        bytes.write('\n');
        return this;
    }
}
