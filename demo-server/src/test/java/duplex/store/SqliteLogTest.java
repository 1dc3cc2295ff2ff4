package duplex.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Draft;
import duplex.chat.Kind;
import duplex.chat.NotKeptException;
import duplex.chat.Posted;
import duplex.chat.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogTest {

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00.123Z");

    @TempDir
    private Path folder;

    private final List<SqliteLog> opened = new ArrayList<>();
    private final ExecutorService appender = Executors.newSingleThreadExecutor();

    @AfterEach
    void closeAll() {
        appender.shutdownNow();
        opened.forEach(SqliteLog::close);
    }

    @Test
    void whatWasAppendedIsThereWhenTheFileIsOpenedAgain() {
        SqliteLog log = open(100);
        append(log, 1, 3);
        List<ChatMessage> before = log.after(0, 10);
        log.close();

        SqliteLog again = open(100);
        assertEquals(log.epoch(), again.epoch());
        assertEquals(1, again.first());
        assertEquals(3, again.end());
        assertEquals(before, again.after(0, 10));
    }

    /** A copy of both files, taken while the log is open, is what a killed process leaves behind. */
    @Test
    void whatWasAppendedIsThereAfterAProcessThatNeverClosed() throws IOException {
        SqliteLog log = open(100);
        append(log, 1, 3);
        Path left = crash();
        SqliteLog again = open(left, 100);
        assertEquals(log.after(0, 10), again.after(0, 10));
        append(again, 4, 4);
        assertEquals(4, again.end());
    }

    @Test
    void aCommitThatNeverCameLeavesNothingBehind() throws Exception {
        SqliteLog log = open(100);
        append(log, 1, 3);
        log.tables.begin();
        log.tables.insert(messages(log.epoch(), 4, 9));
        assertEquals(3, open(crash(), 100).end());
    }

    /** No test can pull a plug: that a commit waits for the disk is what SQLite says of itself (2 is {@code FULL}). */
    @Test
    void aCommitWaitsForTheDisk() throws Exception {
        assertEquals(2, open(100).tables.number("PRAGMA synchronous"));
    }

    /** RELIABILITY: CR, LF, U+2028 and NUL arrive unchanged, from the disk too. */
    @Test
    void everyCharacterOfATextIsKept() {
        SqliteLog log = open(100);
        ChatMessage strange = new ChatMessage(
                new Cursor(log.epoch(), 1), "id_-", Kind.ANNOUNCEMENT, "'민\0수'", "a\0b\r\n\u2028'\"\\ 안녕 😀\uFFFF", AT);
        log.append(List.of(strange));
        log.close();
        assertEquals(List.of(strange), open(100).after(0, 10));
    }

    @Test
    void aFileOfAnyNameInAFolderOfAnyName() throws IOException {
        Path strange = Files.createDirectory(folder.resolve("홍길동 실습%20#1")).resolve("a b%3F?mode=ro 대화.db");
        SqliteLog log = open(strange, 100);
        append(log, 1, 1);
        log.close();
        assertTrue(Files.size(strange) > 0);
        assertEquals(1, open(strange, 100).end());
    }

    @Test
    void aClosedStoreIsOneFile() throws IOException {
        SqliteLog log = open(100);
        append(log, 1, 3);
        log.close();
        assertEquals(List.of("chat.db"), names());
    }

    @Test
    void aRemovedStoreLeavesNothing() throws IOException {
        SqliteLog log = open(100);
        append(log, 1, 3);
        opened.remove(log);
        log.remove();
        assertEquals(List.of(), names());
    }

    @Test
    void historyIsBoundedInTheFileToo() throws Exception {
        SqliteLog log = open(10);
        LongStream.rangeClosed(1, 40).forEach(n -> append(log, n, n));
        assertEquals(31, log.first());
        assertEquals(30, log.tables.first()); // the next append deletes what is no longer offered
        log.close();
        SqliteLog again = open(10);
        assertEquals(31, again.first());
        assertEquals(40, again.end());
    }

    @Test
    void whoAsksForWhatIsGoneIsTold() {
        SqliteLog log = open(10);
        append(log, 1, 40);
        log.close();
        ChatRoom room = new ChatRoom(open(10), () -> AT);
        assertEquals(
                new Reading.Resync(Reading.Reason.NO_LONGER_KEPT, room.end().at(30)),
                room.after(room.end().at(29), 10));
        assertEquals(
                40,
                assertInstanceOf(Reading.Page.class, room.after(room.end().at(30), 10))
                        .cursor()
                        .sequence());
    }

    @Test
    void aStoreThatIsToKeepLessIsShortenedByTheNextAppend() throws Exception {
        SqliteLog log = open(100);
        append(log, 1, 40);
        log.close();
        SqliteLog shorter = open(10);
        assertEquals(31, shorter.first());
        append(shorter, 41, 41);
        assertEquals(31, shorter.tables.first());
        assertEquals(32, shorter.first());
        shorter.close();
        SqliteLog longer = open(100);
        assertEquals(31, longer.first());
        append(longer, 42, 60);
        assertEquals(LongStream.rangeClosed(31, 60).boxed().toList(), sequences(longer));
    }

    @Test
    void anIdPostedBeforeTheCrashHasTheSameAnswerAfterIt() throws IOException {
        SqliteLog log = open(100);
        Posted first = post(new ChatRoom(log, () -> AT), "a");
        SqliteLog again = open(crash(), 100);
        ChatRoom room = new ChatRoom(again, () -> AT.plusSeconds(86_400));
        assertEquals(first, post(room, "a"));
        assertEquals(1, again.end());
        assertEquals(2, post(room, "b").cursor().sequence());
    }

    @Test
    void aFullDiskFailsThePostAndTheRoomLivesOnWhenThereIsSpace() throws Exception {
        SqliteLog log = open(10_000);
        ChatRoom room = new ChatRoom(log, () -> AT);
        post(room, "first");
        log.tables.execute("PRAGMA max_page_count = 10");
        CompletionException full = assertThrows(
                CompletionException.class, () -> LongStream.range(0, 10_000).forEach(n -> post(room, "filling" + n)));
        assertEquals(
                "the disk is full",
                assertInstanceOf(NotKeptException.class, full.getCause()).reason());
        long kept = room.end().sequence();
        assertThrows(CompletionException.class, () -> post(room, "refused"));
        assertEquals(kept, room.end().sequence());

        log.tables.execute("PRAGMA max_page_count = 1000");
        assertEquals(kept + 1, post(room, "refused").cursor().sequence());
        assertEquals(kept + 1, open(crash(), 10_000).end());
    }

    @Test
    void aFileThatIsGoneFailsThePostAndItIsTakenWhenTheFileIsBack() throws IOException {
        ChatRoom room = new ChatRoom(open(100), () -> AT);
        post(room, "a");
        Path elsewhere = Files.move(file(), folder.resolve("elsewhere.db"));
        NotKeptException failure = assertInstanceOf(
                NotKeptException.class,
                assertThrows(CompletionException.class, () -> post(room, "b")).getCause());
        assertEquals("the store's file is gone", failure.reason());
        Files.writeString(file(), "somebody else's");
        assertThrows(CompletionException.class, () -> post(room, "b"));
        assertEquals(1, room.end().sequence());

        Files.move(elsewhere, file(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(2, post(room, "b").cursor().sequence());
        assertEquals(2, open(crash(), 100).end());
    }

    /** As many posts as there are while one append waits for its disk go together in the next. */
    @Test
    void postsThatComeWhileTheDiskIsBusyShareOneSync() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        ChatRoom room = new ChatRoom(open(100), () -> AT, appender);
        List<Long> ends = new ArrayList<>();
        appender.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        List<CompletableFuture<Posted>> answers = IntStream.range(0, 50)
                .mapToObj(n -> room.post(draft("id" + n)).toCompletableFuture())
                .toList();
        room.whenAfter(room.end(), () -> ends.add(room.end().sequence()));
        assertTrue(answers.stream().noneMatch(CompletableFuture::isDone));
        busy.countDown();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        appender.submit(() -> {}).get();
        assertEquals(List.of(50L), ends);
    }

    private Path file() {
        return folder.resolve("chat.db");
    }

    private SqliteLog open(int keep) {
        return open(file(), keep);
    }

    private SqliteLog open(Path file, int keep) {
        try {
            SqliteLog log = SqliteLog.open(file, keep);
            opened.add(log);
            return log;
        } catch (StoreRefusedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is on the disk right now, as it would be after kill -9. */
    private Path crash() throws IOException {
        Path left = Files.createTempDirectory(folder, "left").resolve("chat.db");
        Files.copy(file(), left);
        Files.copy(folder.resolve("chat.db-wal"), left.resolveSibling("chat.db-wal"));
        return left;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static void append(SqliteLog log, long first, long last) {
        log.append(messages(log.epoch(), first, last));
    }

    private static List<ChatMessage> messages(String epoch, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> new ChatMessage(new Cursor(epoch, n), "id" + n, Kind.CHAT, "민수", "안녕 " + n, AT))
                .toList();
    }

    private static List<Long> sequences(SqliteLog log) {
        return log.after(0, 1_000).stream().map(ChatMessage::sequence).toList();
    }

    private static Posted post(ChatRoom room, String id) {
        return room.post(draft(id)).toCompletableFuture().join();
    }

    private static Draft draft(String id) {
        return new Draft(id, Kind.CHAT, "민수", "안녕");
    }
}
