package duplex.measure.browser;

import java.time.Duration;

/** Counts a tab's load events, so that a command can be followed by the load it caused. */
final class Loads {
    private long seen;

    synchronized void one() {
        seen++;
        notifyAll();
    }

    synchronized long seen() {
        return seen;
    }

    /** Waits until there have been more than a number of loads. */
    synchronized void awaitMoreThan(long before, Duration patience) throws BrowserException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (seen <= before) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) throw new BrowserException("no page was loaded within " + patience);
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrowserException("interrupted while a page loaded", interrupted);
        }
    }
}
