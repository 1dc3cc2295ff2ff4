package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    void allAreClosedTheLastFirstAlthoughSomeFail() {
        List<Integer> closed = new ArrayList<>();
        List<AutoCloseable> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            open.add(() -> {
                closed.add(number);
                if (number % 2 == 1) {
                    throw new IllegalStateException("number " + number);
                }
            });
        }
        IOException failed = assertThrows(IOException.class, () -> Closing.all(open));
        assertEquals(List.of(3, 2, 1, 0), closed);
        Throwable first = Objects.requireNonNull(failed.getCause());
        assertEquals("number 3", first.getMessage());
        assertEquals("number 1", first.getSuppressed()[0].getMessage());
    }
}
