package duplex.transport;

import duplex.Fuzz;
import duplex.chat.RefusedException;
import org.junit.jupiter.api.Test;

class FormFuzzTest {

    @Test
    void badInputGetsAClearAnswer() throws InterruptedException {
        new Fuzz("form", "author=a&text=hello&id=a1", "text=%EC%95%88%EB%85%95+%3Cb%3E&author=%20b&id=x-_9&more=")
                .refusedBy(RefusedException.class)
                .feed(input -> FormPost.fields(Fuzz.utf8(input)));
    }
}
