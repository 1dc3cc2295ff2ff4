package duplex.course.check;

import duplex.course.kit.Expect;
import org.junit.jupiter.api.Test;

/** What a process runs before the first check comes, so that its classes are there. */
final class WarmUp {

    @Test
    void somethingPasses() {
        Expect.sent("key").call(() -> "accept").is("accept");
    }

    @Test
    void somethingFails() {
        Expect.sent("key").call(() -> "accept").known("help", "accept").is("something else");
    }
}
