package duplex.server;

import duplex.chat.Registration;
import duplex.transport.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that stands still until a test moves it. */
public final class HeldTimer implements Timer {

    private record Due(long at, Runnable task) {}

    private final List<Due> waiting = new ArrayList<>();
    private long now;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Registration after(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toNanos(), task);
        waiting.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        waiting.remove(due);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Moves on by {@code step}, and runs what falls due on the way, in order, on the caller's thread. */
    public void advance(Duration step) {
        long until = nanoTime() + step.toNanos();
        for (List<Due> next = takeNext(until); !next.isEmpty(); next = takeNext(until)) {
            next.forEach(due -> due.task().run());
        }
        synchronized (this) {
            now = until;
        }
    }

    private synchronized List<Due> takeNext(long until) {
        List<Due> next =
                waiting.stream().filter(due -> due.at() <= until).min(Comparator.comparingLong(Due::at)).stream()
                        .toList();
        waiting.removeAll(next);
        next.forEach(due -> now = due.at());
        return next;
    }
}
