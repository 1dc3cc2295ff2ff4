package duplex.transport.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.Fuzz;
import org.junit.jupiter.api.Test;

class EngineIoFuzzTest {

    /** What is taken is written again as the same packets. */
    @Test
    void badInputGetsAClearAnswer() throws InterruptedException {
        new Fuzz("Engine.IO", "4hello\u001e2\u001e4world", "2probe", "bAQIDBA==\u001e4\u001eb", "0{\"sid\":\"a\"}", "6")
                .refusedBy(EngineIoException.class)
                .feed(input -> {
                    var packets = Payload.decode(Fuzz.utf8(input));
                    assertEquals(packets, Payload.decode(Payload.encode(packets)));
                });
    }
}
