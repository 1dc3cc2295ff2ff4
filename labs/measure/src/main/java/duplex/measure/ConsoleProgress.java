package duplex.measure;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A moving bar on standard error where that is a terminal, else a plain line for each step. */
public final class ConsoleProgress implements Progress, AutoCloseable {

    private static final int COLUMNS = 100;
    private static final int UPDATE_MILLIS = 250;

    private final String task;
    private final boolean terminal = standardErrorIsATerminal();
    private Optional<ProgressBar> bar = Optional.empty();

    /** @param task what is under way, in one word: the command's name */
    public ConsoleProgress(String task) {
        this.task = task;
    }

    @Override
    public void step(int done, int of, String next) {
        if (terminal) {
            ProgressBar moving = bar.orElseGet(() -> open(of));
            bar = Optional.of(moving);
            moving.stepTo(done);
            moving.setExtraMessage(next);
        } else if (done < of) {
            System.err.println((done + 1) + "/" + of + " " + next);
        }
    }

    private ProgressBar open(int steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(COLUMNS)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .clearDisplayOnFinish()
                .build();
    }

    /** Java asks only about input and output together; Linux can be asked about standard error itself. */
    private static boolean standardErrorIsATerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return consoleIsATerminal();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // where it is never null, the method that is asked next exists
    private static boolean consoleIsATerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From 22 on there is always a console, and it says itself whether it is a terminal.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
