package duplex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Hands one parser of ours wrong input, and more wrong input: valid inputs that {@link Mutation} has changed at random.
 *
 * <pre>
 *   new Fuzz("cursor", "k3f9.17", "a.0").refusedBy(RefusedException.class).feed(input -> Cursor.parse(latin1(input)));
 * </pre>
 *
 * <ol>
 *   <li>A parser takes the valid inputs as they are.
 *   <li>It takes a changed input, or refuses it with the one exception it is allowed.
 *   <li>No input takes longer than 1 s. Processor time counts, so that a busy machine is no failure, and ten times as
 *       much by the clock, for a parser that waits.
 *   <li>No input makes the parser allocate more than a fixed amount and so many bytes for each of its own.
 *   <li>A failure names the seed: {@code -Dduplex.fuzz.seed=SEED} makes the same inputs again.
 * </ol>
 */
public final class Fuzz {

    private static final long ALLOCATION = 8L * 1024 * 1024;

    private static final long ALLOCATION_FOR_EACH_BYTE = 1_024;

    private static final long SEED_OF_EVERY_DAY = 9_112;
    private static final int SHOWN = 2_000;

    /** Takes an input as it came off the wire. */
    @FunctionalInterface
    public interface Parser {
        void take(byte[] input) throws Exception;
    }

    private final String name;
    private final List<byte[]> valid = new ArrayList<>();
    private final int inputs = Length.of(500, 20_000, 100_000);
    private final long seed;
    private Optional<Class<? extends Exception>> refusal = Optional.empty();
    private long allocationForEachByte = ALLOCATION_FOR_EACH_BYTE;

    /**
     * Fuzzes with the same seed every day, and with a new one each time in the longer runs.
     *
     * @param name of the parser, for the line that is printed
     * @param valid inputs that the parser takes, at least one, a byte in each character (ISO 8859-1)
     */
    public Fuzz(String name, String... valid) {
        this.name = name;
        for (String each : valid) {
            this.valid.add(each.getBytes(StandardCharsets.ISO_8859_1));
        }
        long newEachTime = System.nanoTime();
        this.seed = Long.getLong("duplex.fuzz.seed", Length.of(SEED_OF_EVERY_DAY, newEachTime, newEachTime));
    }

    /** The input as text, each byte a character: for a parser that takes a string. */
    public static String latin1(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    /** The input as text, what is not UTF-8 replaced: for a parser behind a decoder. */
    public static String utf8(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** How this parser refuses what it does not take. */
    public Fuzz refusedBy(Class<? extends Exception> exception) {
        refusal = Optional.of(exception);
        return this;
    }

    /** Allows more than {@value #ALLOCATION_FOR_EACH_BYTE} bytes for each byte: what a test itself allocates. */
    public Fuzz allocatingForEachByte(long bytes) {
        allocationForEachByte = bytes;
        return this;
    }

    /**
     * Feeds a parser as many inputs as this run's length says, on a thread of its own, and prints what it saw.
     *
     * @throws AssertionError at the first input that breaks one of the rules
     */
    public void feed(Parser parser) throws InterruptedException {
        Feeding feeding = new Feeding(this, parser);
        feeding.start();
        while (feeding.isAlive()) {
            feeding.join(20);
            feeding.stuck().ifPresent(where -> {
                feeding.interrupt();
                throw failure(feeding, where);
            });
        }
        feeding.failure().ifPresent(cause -> {
            throw failure(feeding, cause);
        });
        Promise.kept("badInputGetsAClearAnswer, " + name, "seed %d, %s", seed, feeding.figure());
    }

    List<byte[]> valid() {
        return valid;
    }

    int inputs() {
        return inputs;
    }

    /** The input of a number, which depends on the seed and the number alone. */
    byte[] input(int number) {
        return Mutation.of(valid, new SplittableRandom(seed + number));
    }

    boolean isRefusal(Exception thrown) {
        return refusal.filter(expected -> expected.isInstance(thrown)).isPresent();
    }

    /** How much a parser may allocate for an input, in bytes. */
    long allowance(byte[] input) {
        return ALLOCATION + allocationForEachByte * input.length;
    }

    private AssertionError failure(Feeding feeding, Throwable cause) {
        byte[] input = input(feeding.number());
        String shown = latin1(input).substring(0, Math.min(input.length, SHOWN)).replaceAll("[^ -~]", ".");
        return new AssertionError(
                name + ": " + cause + "\n  input " + feeding.number() + " of -Dduplex.fuzz.seed=" + seed + ", "
                        + input.length + " bytes: " + shown,
                cause);
    }
}
