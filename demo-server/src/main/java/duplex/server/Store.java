package duplex.server;

import duplex.chat.MemoryLog;
import duplex.chat.MessageLog;
import duplex.store.SqliteLog;
import duplex.store.StoreRefusedException;
import duplex.transport.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What a {@link StoreChoice} becomes when the server starts: a log, and who appends to it. In memory that is whoever
 * posts; a file has one thread that waits for the disk, so that no other does.
 */
final class Store {

    /** A disk that takes longer to answer has failed; what it holds is as safe as after a crash. */
    private static final long LAST_APPEND_SECONDS = 5;

    /** A session that has been silent for longer is another class's: nobody wants yesterday's on today's projector. */
    private static final Duration SAME_CLASS = Duration.ofHours(12);

    private final StoreChoice choice;
    private final Optional<Path> setAside;
    private final Optional<SqliteLog> file;
    private final MessageLog log;

    /** Once it is shut down whoever still posts appends, finds the log closed, and is told so. */
    private final ThreadPoolExecutor appending = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "append"),
            (task, shutDown) -> task.run());

    private Store(StoreChoice choice, Optional<Path> setAside, Optional<SqliteLog> file, MessageLog log) {
        this.choice = choice;
        this.setAside = setAside;
        this.file = file;
        this.log = log;
    }

    /** As the options of a server have it, when the time is {@code now}. */
    static Store open(ServerOptions options, Instant now) throws StartFailedException {
        StoreChoice choice = options.store();
        int keep = options.limits().count(Limit.KEEP);
        if (choice.file().isEmpty()) {
            return new Store(choice, Optional.empty(), Optional.empty(), new MemoryLog(keep));
        }
        Path path = choice.file().get().toAbsolutePath();
        try {
            if (choice.session()) {
                StateFolder.make(path.resolveSibling("")); // the folder it is in
            }
            SqliteLog log = SqliteLog.open(path, keep);
            if (!choice.session() || !isEarlier(log, now)) {
                return new Store(choice, Optional.empty(), Optional.of(log), log);
            }
            log.close();
            Path earlier = Files.move(path, aside(path, log.epoch()));
            SqliteLog fresh = SqliteLog.open(path, keep);
            return new Store(choice, Optional.of(earlier), Optional.of(fresh), fresh);
        } catch (StoreRefusedException e) {
            throw choice.session() && e.isInUse()
                    ? StartFailedException.inUse(options.port(), e) // a session belongs to its port
                    : StartFailedException.store(e);
        } catch (IOException e) {
            throw StartFailedException.store(e);
        }
    }

    private static boolean isEarlier(SqliteLog log, Instant now) {
        return log.after(log.end() - 1, 1).stream()
                .anyMatch(newest -> newest.at().isBefore(now.minus(SAME_CLASS)));
    }

    /** Beside it, under a name that no other session has: {@code session-7070.db} becomes {@code session-7070-k3f9.db}. */
    private static Path aside(Path path, String epoch) {
        return path.resolveSibling(path.getFileName().toString().replaceFirst("(\\.db)?$", "-" + epoch + ".db"));
    }

    MessageLog log() {
        return log;
    }

    /** The file of an earlier class, if a crash had left one in our place. */
    Optional<Path> setAside() {
        return setAside;
    }

    /** For {@link duplex.chat.ChatRoom}. */
    Executor appender() {
        return file.isPresent() ? appending : Runnable::run;
    }

    /** Closes the log, once nobody posts any more. A session ends with it, and its file goes. */
    void close() throws IOException {
        if (finishAppending() && file.isPresent()) {
            if (choice.session()) {
                file.get().remove();
            } else {
                file.get().close();
            }
        }
    }

    /** The same for a server that could not start: what a crash left is there for the next one still. */
    void leave() {
        if (finishAppending()) {
            file.ifPresent(SqliteLog::close);
        }
    }

    private boolean finishAppending() {
        appending.shutdown();
        try {
            return appending.awaitTermination(LAST_APPEND_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
