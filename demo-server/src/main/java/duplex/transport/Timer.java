package duplex.transport;

import duplex.chat.Registration;
import java.time.Duration;

/** Where transports get their time from, so that a test can hold the clock. */
public interface Timer extends AutoCloseable {

    /** Nanoseconds since some fixed moment, for measuring how long something took. */
    long nanoTime();

    /** Runs {@code task} once, {@code delay} from now. It must not block, since all tasks may share one thread. */
    Registration after(Duration delay, Runnable task);

    /** What is not yet due never runs. */
    @Override
    default void close() {}
}
