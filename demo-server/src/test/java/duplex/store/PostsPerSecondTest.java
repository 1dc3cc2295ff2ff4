package duplex.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Promise;
import duplex.chat.ChatRoom;
import duplex.chat.Draft;
import duplex.chat.Kind;
import duplex.chat.MemoryLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the disk costs, and what sharing it saves: posters who each wait for their acknowledgement before they post again,
 * on a room in memory and on one in a file, in alternating rounds.
 */
@Tag("slow")
class PostsPerSecondTest {

    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int KEEP = 10_000;

    @TempDir
    private Path folder;

    private final AtomicInteger files = new AtomicInteger();

    @Test
    void oneSyncIsSharedByAllWhoWait() throws Exception {
        List<Long> fileAlone = new ArrayList<>();
        List<Long> fileShared = new ArrayList<>();
        List<Long> memoryAlone = new ArrayList<>();
        List<Long> memoryShared = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            memoryAlone.add(inMemory(1));
            fileAlone.add(inFile(1));
            memoryShared.add(inMemory(50));
            fileShared.add(inFile(50));
            if (round == 0) { // the compiler was still busy
                List.of(memoryAlone, fileAlone, memoryShared, fileShared).forEach(List::clear);
            }
        }
        Promise.kept(
                "oneSyncIsSharedByAllWhoWait",
                "posts/s, median of %d: file %,d with 1 poster, %,d with 50 (%.0f times); memory %,d and %,d; on %s",
                ROUNDS,
                median(fileAlone),
                median(fileShared),
                (double) median(fileShared) / median(fileAlone),
                median(memoryAlone),
                median(memoryShared),
                Files.getFileStore(folder).type());
        assertTrue(median(fileShared) > median(fileAlone));
    }

    private static long inMemory(int posters) throws Exception {
        return postsPerSecond(new ChatRoom(new MemoryLog(KEEP), InstantSource.system()), posters);
    }

    private long inFile(int posters) throws Exception {
        ExecutorService appender = Executors.newSingleThreadExecutor();
        try (SqliteLog log = SqliteLog.open(folder.resolve(files.incrementAndGet() + ".db"), KEEP)) {
            long posts = postsPerSecond(new ChatRoom(log, InstantSource.system(), appender), posters);
            appender.shutdown();
            assertTrue(appender.awaitTermination(10, TimeUnit.SECONDS));
            return posts;
        } finally {
            appender.shutdownNow();
        }
    }

    private static long postsPerSecond(ChatRoom room, int posters) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(posters);
        try {
            long began = System.nanoTime();
            List<Future<Integer>> posting = new ArrayList<>();
            for (int poster = 0; poster < posters; poster++) {
                String name = "p" + poster;
                posting.add(threads.submit(() -> post(room, name, began + ROUND_NANOS)));
            }
            long posts = 0;
            for (Future<Integer> each : posting) {
                posts += each.get();
            }
            return posts * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - began);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int post(ChatRoom room, String name, long until) {
        int posts = 0;
        while (System.nanoTime() < until) {
            room.post(new Draft(name + "-" + posts++, Kind.CHAT, "민수", "안녕하세요"))
                    .toCompletableFuture()
                    .join();
        }
        return posts;
    }

    private static long median(List<Long> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }
}
