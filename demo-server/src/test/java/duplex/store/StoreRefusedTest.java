package duplex.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not a store is refused in one line, and not a byte of it is touched. */
class StoreRefusedTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotOfSqlite() throws IOException {
        Files.writeString(file(), "Dear diary, ".repeat(1_000));
        assertRefusedUntouched("is not a store, but a file of something else");
    }

    @Test
    void aFileTooShortToBeOneOfSqlite() throws IOException {
        Files.writeString(file(), "SQLite format 3\0");
        assertRefusedUntouched("is not a store, but a file of something else");
    }

    @Test
    void anotherProgramsSqliteFile() throws Exception {
        sqlite("CREATE TABLE message (sequence INTEGER PRIMARY KEY)", "PRAGMA application_id = 1234");
        assertRefusedUntouched("is not a store, but another program's SQLite file");
    }

    @Test
    void anSqliteFileOfNobodyInParticular() throws Exception {
        sqlite("CREATE TABLE message (sequence INTEGER PRIMARY KEY)", "PRAGMA journal_mode = WAL");
        assertRefusedUntouched("is not a store, but another program's SQLite file");
    }

    @Test
    void aStoreOfANewerFormat() throws Exception {
        SqliteLog.open(file(), 10).close();
        sqlite("PRAGMA user_version = 2");
        assertRefusedUntouched("has format 2, and this Duplex reads format 1");
    }

    @Test
    void aFolder() throws IOException {
        Files.createDirectory(file());
        assertRefused("is a folder or a device");
    }

    @Test
    void aFileInAFolderThatIsNotThere() {
        Path missing = folder.resolve("missing").resolve("chat.db");
        StoreRefusedException refused = assertThrows(StoreRefusedException.class, () -> SqliteLog.open(missing, 10));
        assertEquals("store " + missing + " has no folder " + missing.getParent() + "", refused.getMessage());
        assertFalse(Files.exists(folder.resolve("missing")));
    }

    /** Permissions do not keep root out, and this one is closed to everybody. */
    @Test
    void aFileThatCannotBeRead() throws IOException {
        Path unreadable = Path.of("/proc/self/mem");
        if (!Files.exists(unreadable)) {
            unreadable = Files.writeString(file(), "closed");
            Files.setPosixFilePermissions(unreadable, Set.of());
        }
        Path file = unreadable;
        StoreRefusedException refused = assertThrows(StoreRefusedException.class, () -> SqliteLog.open(file, 10));
        assertTrue(String.valueOf(refused.getMessage()).contains(" cannot be read ("), refused.getMessage());
    }

    @Test
    void aStoreThatAnotherServerHasOpen() throws Exception {
        SqliteLog open = SqliteLog.open(file(), 10);
        try {
            assertRefused("is in use by another server");
        } finally {
            open.close();
        }
    }

    @Test
    void aStoreOfWhichPagesAreDamaged() throws Exception {
        SqliteLog.open(file(), 10).close();
        byte[] bytes = Files.readAllBytes(file());
        ByteBuffer.wrap(bytes).position(100).put(new byte[bytes.length - 100]);
        Files.write(file(), bytes);
        assertRefusedUntouched("is damaged or cannot be opened ([SQLITE_CORRUPT] "
                + "The database disk image is malformed (database disk image is malformed))");
    }

    @Test
    void aStoreInWhichAChatMessageIsMissing() throws Exception {
        SqliteLog.open(file(), 10).close();
        sqlite(
                "INSERT INTO message VALUES (7, 'a', 'CHAT', 'a', 'a', 0)",
                "INSERT INTO message VALUES (9, 'b', 'CHAT', 'b', 'b', 0)");
        assertRefusedUntouched("is damaged or cannot be opened (after 7 comes 9)");
    }

    @Test
    void aStoreWithoutAnEpoch() throws Exception {
        SqliteLog.open(file(), 10).close();
        sqlite("DELETE FROM log");
        assertRefusedUntouched("is damaged or cannot be opened (it has no epoch)");
    }

    private Path file() {
        return folder.resolve("chat.db");
    }

    private void sqlite(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file().toUri())) {
            for (String each : statements) {
                connection.createStatement().execute(each);
            }
        }
    }

    private void assertRefused(String why) {
        StoreRefusedException refused = assertThrows(StoreRefusedException.class, () -> SqliteLog.open(file(), 10));
        assertEquals("store " + file() + " " + why, refused.getMessage());
    }

    private void assertRefusedUntouched(String why) throws IOException {
        byte[] before = Files.readAllBytes(file());
        Files.setLastModifiedTime(file(), LONG_AGO);
        assertRefused(why);
        assertArrayEquals(before, Files.readAllBytes(file()));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(file()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList());
        }
    }
}
