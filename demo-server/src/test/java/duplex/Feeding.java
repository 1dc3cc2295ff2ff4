package duplex;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/** The thread that feeds a parser for {@link Fuzz}, and is watched meanwhile. */
final class Feeding extends Thread {

    private static final long SECOND = 1_000_000_000;
    private static final long PROCESSOR_NANOS = SECOND;
    private static final long CLOCK_NANOS = 10 * SECOND;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Fuzz fuzz;
    private final Fuzz.Parser parser;

    private volatile int number;
    private volatile long processorStart;
    private volatile long clockStart = System.nanoTime();
    private volatile Optional<Throwable> failure = Optional.empty();
    private int refused;
    private long slowest;
    private long largest;

    Feeding(Fuzz fuzz, Fuzz.Parser parser) {
        super("fuzz");
        setDaemon(true);
        this.fuzz = fuzz;
        this.parser = parser;
    }

    @Override
    public void run() {
        try {
            for (byte[] valid : fuzz.valid()) {
                parser.take(valid); // also the first to load its classes, which is not charged to anybody
            }
            for (int next = 0; next < fuzz.inputs(); next++) {
                number = next;
                feed(fuzz.input(next));
            }
        } catch (Exception | Error e) { // whatever it is: it is what is looked for
            failure = Optional.of(e);
        }
    }

    private void feed(byte[] input) throws Exception {
        long allocatedBefore = THREADS.getThreadAllocatedBytes(getId());
        processorStart = THREADS.getThreadCpuTime(getId());
        clockStart = System.nanoTime();
        try {
            parser.take(input);
        } catch (Exception e) {
            if (!fuzz.isRefusal(e)) {
                throw e;
            }
            refused++;
        }
        long allocated = THREADS.getThreadAllocatedBytes(getId()) - allocatedBefore;
        if (allocated > fuzz.allowance(input)) {
            throw new AssertionError("allocated " + allocated + " bytes for " + input.length);
        }
        largest = Math.max(largest, allocated);
        slowest = Math.max(slowest, THREADS.getThreadCpuTime(getId()) - processorStart);
    }

    /** Where the parser is, if it has been at one input for too long. From any thread. */
    Optional<Throwable> stuck() {
        long processor = THREADS.getThreadCpuTime(getId()) - processorStart; // -1 and less when the thread has ended
        if (processor < PROCESSOR_NANOS && System.nanoTime() - clockStart < CLOCK_NANOS) {
            return Optional.empty();
        }
        Throwable where = new AssertionError("took more than a second");
        where.setStackTrace(getStackTrace());
        return Optional.of(where);
    }

    /** The number of the input that is being fed, or was the last. */
    int number() {
        return number;
    }

    Optional<Throwable> failure() {
        return failure;
    }

    /** What was seen, once all inputs are through. */
    String figure() {
        return String.format(
                Locale.ROOT,
                "%,d inputs, %,d refused, slowest %.1f ms, at most %,d KiB allocated for one",
                fuzz.inputs(),
                refused,
                slowest / 1e6,
                largest >> 10);
    }
}
