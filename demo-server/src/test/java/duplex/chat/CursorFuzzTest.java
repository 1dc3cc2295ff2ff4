package duplex.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.Fuzz;
import org.junit.jupiter.api.Test;

class CursorFuzzTest {

    @Test
    void badInputGetsAClearAnswer() throws InterruptedException {
        new Fuzz("cursor", "k3f9.17", "a.0", "0123456789abcdef.123456789012345")
                .refusedBy(RefusedException.class)
                .feed(input -> {
                    String text = Fuzz.utf8(input);
                    assertEquals(text, Cursor.parse(text).toString());
                });
    }

    /** Field values reach the server as ISO 8859-1, whatever was in them. */
    @Test
    void badInputGetsAClearAnswerFromLastEventId() throws InterruptedException {
        new Fuzz("Last-Event-ID", "k3f9.17", "a.0", "0123456789abcdef.123456789012345")
                .refusedBy(RefusedException.class)
                .feed(input -> Cursor.parse(Fuzz.latin1(input)));
    }
}
