package duplex.store;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Kind;
import duplex.chat.MemoryLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A store as SQLite sees it: two tables, and the statements on them. For one thread at a time.
 *
 * <p>Transactions begin and end in SQL: SQLite takes one back by itself when a disk is full, which the driver's own
 * {@code commit} and {@code rollback} do not expect.
 */
final class SqliteTables implements AutoCloseable {

    /** {@code "dplx"} in ASCII: whose file it is, in the place that SQLite provides for that. */
    static final int APPLICATION_ID = 0x64_70_6c_78;

    /** Which tables these are. A Duplex that needs other ones counts on. */
    static final int FORMAT = 1;

    private final Connection connection;

    /**
     * Opens the file, which must be a store or empty, and locks it until it is closed.
     *
     * <ol>
     *   <li>{@code locking_mode} comes first, since it decides how the next one works: nobody else gets in, and the index
     *       of the write-ahead log stays in memory.
     *   <li>{@code journal_mode}: with a write-ahead log a commit is one write at its end, and one sync.
     *   <li>{@code synchronous}: a commit returns when the disk says that it has it. With {@code NORMAL}, the usual choice
     *       beside a write-ahead log, the last commits are lost with the machine's power.
     *   <li>{@code fullfsync}: what a sync is called on macOS; elsewhere it changes nothing.
     * </ol>
     */
    SqliteTables(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri()); // a URI: a name may hold ? and %
        try {
            execute("PRAGMA locking_mode = EXCLUSIVE");
            execute("PRAGMA busy_timeout = 0");
            execute("PRAGMA fullfsync = ON");
            if (number("SELECT count(*) FROM sqlite_schema") == 0) {
                create();
            }
            execute("PRAGMA journal_mode = WAL");
            execute("PRAGMA synchronous = FULL");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** In one transaction: whenever the machine stops, there is a whole store or none. */
    private void create() throws SQLException {
        begin();
        execute("CREATE TABLE log (epoch TEXT NOT NULL) STRICT");
        execute("CREATE TABLE message (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL,"
                + " author TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT");
        execute("INSERT INTO log VALUES ('" + MemoryLog.randomEpoch() + "')");
        execute("PRAGMA application_id = " + APPLICATION_ID);
        execute("PRAGMA user_version = " + FORMAT);
        commit();
    }

    String epoch() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT epoch FROM log")) {
            if (!row.next()) {
                throw new SQLException("it has no epoch");
            }
            return row.getString(1);
        }
    }

    /** The sequence of the oldest chat message, 1 without one. */
    long first() throws SQLException {
        return number("SELECT coalesce(min(sequence), 1) FROM message");
    }

    /** The sequence of the newest chat message, 0 without one. */
    long end() throws SQLException {
        return number("SELECT coalesce(max(sequence), 0) FROM message");
    }

    /** Hands on all chat messages from {@code sequence + 1}, in order. */
    void readAfter(long sequence, Consumer<ChatMessage> reader) throws SQLException {
        String epoch = epoch();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sequence, id, kind, author, text, at FROM message WHERE sequence > ? ORDER BY sequence")) {
            select.setLong(1, sequence);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.accept(new ChatMessage(
                            new Cursor(epoch, row.getLong("sequence")),
                            row.getString("id"),
                            Kind.valueOf(row.getString("kind")),
                            row.getString("author"),
                            row.getString("text"),
                            Instant.ofEpochMilli(row.getLong("at"))));
                }
            }
        }
    }

    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
    }

    /** Returns when the disk has everything since {@link #begin}. */
    void commit() throws SQLException {
        execute("COMMIT");
    }

    /** Takes everything since {@link #begin} back, after a failure, unless SQLite has done so by itself already. */
    void rollback(SQLException failure) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    void insert(List<ChatMessage> messages) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)")) {
            for (ChatMessage message : messages) {
                insert.setLong(1, message.sequence());
                insert.setString(2, message.id());
                insert.setString(3, message.kind().name());
                insert.setString(4, message.author());
                insert.setString(5, message.text());
                insert.setLong(6, message.at().toEpochMilli());
                insert.executeUpdate();
            }
        }
    }

    /** Deletes every chat message but those from {@code first} to {@code end}. */
    void keepOnly(long first, long end) throws SQLException {
        execute("DELETE FROM message WHERE sequence < " + first);
        execute("DELETE FROM message WHERE sequence > " + end);
    }

    /** Also for the test that fills a disk. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Also for the test that asks SQLite how it is set. */
    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    /** Moves what is in the write-ahead log into the file, removes it, and lets others in. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
