package duplex.transport;

import duplex.Fuzz;
import duplex.chat.RefusedException;
import org.junit.jupiter.api.Test;

class JsonFuzzTest {

    @Test
    void badInputGetsAClearAnswer() throws InterruptedException {
        new Fuzz(
                        "JSON",
                        "{\"author\":\"a\",\"text\":\"hello\",\"id\":\"a1\"}",
                        "{\"id\":\"x-_9\",\"text\":\"\\u00e9\\n\\\"\",\"author\":\"b\",\"more\":[1,-2.5e3,null,{\"a\":true}]}")
                .refusedBy(RefusedException.class)
                .feed(input -> ChatJson.draft(Fuzz.utf8(input), Limits.STANDARD.rules()));
    }
}
