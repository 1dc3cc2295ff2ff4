package duplex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever tests the parsers is tested too: each rule is broken once. */
class FuzzTest {

    private static List<byte[]> kept = new ArrayList<>();

    @Test
    void aParserThatThrowsIsFoundAndTheSeedIsNamed() {
        AssertionError found = assertFails(input -> Integer.parseInt(Fuzz.latin1(input)));
        assertTrue(String.valueOf(found.getMessage()).contains("NumberFormatException"), found.getMessage());
        assertTrue(String.valueOf(found.getMessage()).contains("-Dduplex.fuzz.seed="), found.getMessage());
    }

    @Test
    void aRefusalIsNoFailure() throws InterruptedException {
        new Fuzz("number", "17")
                .refusedBy(NumberFormatException.class)
                .feed(input -> Integer.parseInt(Fuzz.latin1(input)));
    }

    @Test
    void aParserThatHangsIsFound() {
        AssertionError found = assertFails(input -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        assertTrue(String.valueOf(found.getMessage()).contains("took more than a second"), found.getMessage());
    }

    @Test
    void aParserThatOverflowsTheStackIsFound() {
        AssertionError found = assertFails(FuzzTest::descend);
        assertTrue(String.valueOf(found.getMessage()).contains("StackOverflowError"), found.getMessage());
    }

    @Test
    void aParserThatAllocatesWhateverItIsToldIsFound() {
        AssertionError found = assertFails(input -> kept.add(new byte[32 << 20]));
        kept = new ArrayList<>();
        assertTrue(String.valueOf(found.getMessage()).contains("allocated"), found.getMessage());
    }

    @Test
    void anInputDependsOnItsSeedAndItsNumberOnly() {
        Fuzz fuzz = new Fuzz("number", "17");
        for (int i = 0; i < 100; i++) {
            assertArrayEquals(fuzz.input(i), fuzz.input(i));
        }
    }

    private static AssertionError assertFails(Fuzz.Parser parser) {
        return assertThrows(AssertionError.class, () -> new Fuzz("number", "17").feed(parser));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void descend(byte[] input) {
        descend(input);
    }
}
