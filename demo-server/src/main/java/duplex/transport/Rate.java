package duplex.transport;

import java.time.Duration;

/**
 * So many in a second, and as many at once after a second's rest: a bucket of tokens that fills at an even pace. For any
 * number of threads.
 */
public final class Rate {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Timer timer;
    private final long perSecond;

    /** When the bucket was empty or would have been: it holds what has come in since, a second's worth at most. */
    private long emptyAt;

    /** @param perSecond at least 1; {@link Integer#MAX_VALUE} for any number */
    public Rate(int perSecond, Timer timer) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("perSecond must be at least 1, was " + perSecond);
        }
        this.perSecond = perSecond;
        this.timer = timer;
        this.emptyAt = timer.nanoTime() - SECOND;
    }

    /** Takes one, if it may be had now. */
    public synchronized boolean take() {
        if (perSecond == Integer.MAX_VALUE) {
            return true;
        }
        long now = timer.nanoTime();
        long emptyAfter = Math.max(emptyAt, now - SECOND) + SECOND / perSecond;
        if (emptyAfter > now) {
            return false;
        }
        emptyAt = emptyAfter;
        return true;
    }

    /** Whether nothing was taken for a second, so that a new one would do as well. */
    synchronized boolean isFull() {
        return timer.nanoTime() - emptyAt >= SECOND;
    }
}
