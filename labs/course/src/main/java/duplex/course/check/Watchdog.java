package duplex.course.check;

import duplex.course.kit.Tape;
import duplex.course.verdict.Cause;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process when a check takes too long or the student's code ends the program: an endless loop, a deadlock and a
 * swallowed interrupt cannot be ended in any other way.
 */
final class Watchdog {

    private final Voice voice;
    private final Printed printed;
    private final Traces traces;
    private final Thread checking;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** @param checking the thread that runs the checks */
    Watchdog(Voice voice, Printed printed, Traces traces, Thread checking) {
        this.voice = voice;
        this.printed = printed;
        this.traces = traces;
        this.checking = checking;
        Runtime.getRuntime().addShutdownHook(new Thread(this::exited, "watchdog at exit"));
    }

    /** Until what this returns is cancelled. */
    ScheduledFuture<?> watch(String check, int seconds) {
        return clock.schedule(() -> tooLong(check), seconds, TimeUnit.SECONDS);
    }

    private void tooLong(String check) {
        boolean deadlock = Optional.ofNullable(
                        ManagementFactory.getThreadMXBean().findDeadlockedThreads())
                .isPresent();
        Optional<String> at =
                traces.at(checking).or(() -> traces.everywhere().stream().findFirst());
        Failure failure = Failure.of(deadlock ? Cause.DEADLOCK : Cause.HUNG, at, Optional.empty());
        if (voice.found(CheckResult.failed(check, failure, Tape.pieces(), printed.take()))) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void exited() {
        voice.underWay().ifPresent(check -> {
            Failure failure = Failure.of(Cause.EXITED, traces.exit(), Optional.empty());
            voice.found(CheckResult.failed(check, failure, Tape.pieces(), printed.take()));
        });
    }
}
