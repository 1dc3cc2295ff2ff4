package duplex.transport;

import duplex.chat.Registration;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock, and one daemon thread for everything that is due. */
public final class SystemTimer implements Timer {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "timer");
        thread.setDaemon(true);
        return thread;
    });

    public SystemTimer() {
        executor.setRemoveOnCancelPolicy(true); // else every answered poll would stay in memory until its 25 s are over
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Registration after(Duration delay, Runnable task) {
        Future<?> due = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }

    /** The executor would keep a task's failure to itself. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
