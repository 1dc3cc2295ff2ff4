package duplex.store;

import duplex.chat.ChatMessage;
import duplex.chat.MemoryLog;
import duplex.chat.MessageLog;
import duplex.chat.NotKeptException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A log in one SQLite file: what it has taken is there after a crash.
 *
 * <ol>
 *   <li>{@link #append} returns when the disk says that it has the batch: one transaction, one sync, however many chat
 *       messages. So it waits, some milliseconds on a disk, and wants a thread of its own.
 *   <li>What was appended survives the end of the process in any way, {@code kill -9} too, and the sudden end of the
 *       machine as far as its disk tells the truth when it says that it has something. It does not survive the disk.
 *   <li>An append that fails leaves the log as it was; the next one may succeed.
 *   <li>The file is locked while it is open, against other servers and anybody else.
 * </ol>
 *
 * <p>Readers never wait for the file, since they never ask it: whatever is kept is in memory as well, and the file is read
 * once, when it is opened. That is as much memory as {@link MemoryLog} takes, bounded by the same {@code keep} (10,000 chat
 * messages of 4 KiB are 40 MB, and of 100 bytes 3 MB). The other way, the newest in memory and older ones from the file,
 * bounds it by less, and costs a second connection, a lock of our own, and readers that wait for a disk when a whole class
 * comes back at once.
 */
public final class SqliteLog implements MessageLog, AutoCloseable {

    private final StoreFile file;
    final SqliteTables tables;
    private final Optional<Object> identity;
    private final MemoryLog kept;

    private SqliteLog(StoreFile file, SqliteTables tables, int keep) throws SQLException, IOException {
        this.file = file;
        this.tables = tables;
        this.identity = file.identity();
        long begin = Math.max(tables.first() - 1, tables.end() - keep);
        this.kept = new MemoryLog(tables.epoch(), keep, begin);
        tables.readAfter(begin, this::keepNext);
    }

    /**
     * Opens a store, or makes one where there is none.
     *
     * @param keep how many chat messages are kept, at least 1; a store that holds more is shortened by the next append
     * @throws StoreRefusedException if what is there is not a store, or cannot be had
     */
    public static SqliteLog open(Path path, int keep) throws StoreRefusedException {
        StoreFile file = new StoreFile(path);
        file.requireUsable();
        try {
            SqliteTables tables = new SqliteTables(file.path());
            try {
                return new SqliteLog(file, tables, keep);
            } catch (SQLException | IOException | IllegalArgumentException e) {
                tables.close();
                throw e;
            }
        } catch (SQLException | IOException | IllegalArgumentException e) {
            throw isResult(e, SQLiteErrorCode.SQLITE_BUSY)
                    ? StoreRefusedException.inUse(file.path(), e)
                    : new StoreRefusedException(
                            file.path(), "is damaged or cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    private void keepNext(ChatMessage message) {
        long expected = kept.end() + 1;
        if (message.sequence() != expected) {
            throw new IllegalArgumentException("after " + kept.end() + " comes " + message.sequence());
        }
        kept.append(List.of(message));
    }

    @Override
    public String epoch() {
        return kept.epoch();
    }

    /** Deletes in the same transaction what readers have not been offered since the append before. */
    @Override
    public void append(List<ChatMessage> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            requireSameFile();
            tables.begin();
            try {
                tables.keepOnly(kept.first(), kept.end());
                tables.insert(batch);
                tables.commit();
            } catch (SQLException e) {
                tables.rollback(e);
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new NotKeptException(reason(e), e);
        }
        kept.append(batch);
    }

    private void requireSameFile() throws IOException {
        if (!file.identity().equals(identity)) {
            throw new FileSystemException(file.path().toString(), null, "another file has come in its place");
        }
    }

    /** For whoever posts, who need not know where a server keeps its files. */
    private static String reason(Exception e) {
        if (e instanceof IOException) {
            return "the store's file is gone";
        }
        return isResult(e, SQLiteErrorCode.SQLITE_FULL) ? "the disk is full" : "the store failed";
    }

    private static boolean isResult(Exception e, SQLiteErrorCode code) {
        return e instanceof SQLiteException sqlite && sqlite.getResultCode() == code;
    }

    @Override
    public long first() {
        return kept.first();
    }

    @Override
    public long end() {
        return kept.end();
    }

    @Override
    public List<ChatMessage> after(long sequence, int limit) {
        return kept.after(sequence, limit);
    }

    /** Unlocks the file and leaves it, whole and alone. Not while an append is under way. */
    @Override
    public void close() {
        try {
            tables.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing the store failed", e);
        }
    }

    /** Closes it, and removes the file. */
    public void remove() throws IOException {
        close();
        file.remove();
    }
}
