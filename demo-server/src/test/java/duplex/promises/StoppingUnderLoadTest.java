package duplex.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.Length;
import duplex.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while everybody posts: what was acknowledged is in the store, once, and the process says nothing and goes. */
class StoppingUnderLoadTest {

    private static final List<Way> WAYS = List.of(Way.values());
    private static final int POSTERS = 20;
    private static final String KEEP = "keep=1000000";
    private static final int LISTENERS = 20;
    private static final Duration LOAD = Duration.ofSeconds(Length.of(1, 3, 10));
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(3);
    private static final Set<Integer> CLEAN = Set.of(0, 143);

    @Test
    void stoppingIsClean(@TempDir Path folder) throws Exception {
        String store = folder.resolve("room.db").toString();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        long tookMillis;
        int status;
        try (ServedProcess server = ServedProcess.start("--limits", "off", "--limit", KEEP, "--store", store)) {
            List<Guest> listeners = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                listeners.add(WAYS.get(i % WAYS.size()).guest(server.newcomer()));
            }
            try (Crowd crowd = new Crowd(server.port(), listeners)) {
                crowd.await(LISTENERS, Guest::isIn, Duration.ofSeconds(20));
                List<Thread> posters = new ArrayList<>();
                for (int i = 0; i < POSTERS; i++) {
                    String name = "p" + i;
                    Thread poster = new Thread(() -> postUntilItFails(server, name, acknowledged));
                    poster.start();
                    posters.add(poster);
                }
                LockSupport.parkNanos(LOAD.toNanos());
                long told = System.nanoTime();
                server.terminate();
                status = server.exitStatus();
                tookMillis = (System.nanoTime() - told) / 1_000_000;
                for (Thread poster : posters) {
                    poster.join();
                }
            }
            assertEquals("", server.errors());
        }
        List<String> kept = new ArrayList<>();
        try (ServedProcess again = ServedProcess.start("--limit", KEEP, "--store", store)) {
            for (JsonNode message : again.everything()) {
                kept.add(message.path("id").asText());
            }
        }
        Set<String> lost = new HashSet<>(acknowledged);
        kept.forEach(lost::remove);
        Promise.kept(
                "stoppingIsClean",
                "SIGTERM under %d posters: exit status %d after %d ms; %,d acknowledged, %d lost, %d doubled",
                POSTERS,
                status,
                tookMillis,
                acknowledged.size(),
                lost.size(),
                kept.size() - new HashSet<>(kept).size());
        assertTrue(CLEAN.contains(status), "exit status " + status);
        assertTrue(tookMillis <= STOPPED_WITHIN.toMillis(), tookMillis + " ms");
        assertEquals(Set.of(), lost);
        assertEquals(new HashSet<>(kept).size(), kept.size());
        assertTrue(acknowledged.size() > POSTERS, "there was load");
    }

    private static void postUntilItFails(ServedProcess server, String name, Set<String> acknowledged) {
        try {
            for (int i = 0; ; i++) {
                String id = name + "-" + i;
                server.post(name, "text " + i, id);
                acknowledged.add(id);
            }
        } catch (IOException e) {
            // the server has stopped: what was under way is not acknowledged
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
