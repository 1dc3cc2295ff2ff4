package duplex.measure.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.Length;
import duplex.Promise;
import duplex.measure.history.History.Seen;
import duplex.measure.history.Way.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RELIABILITY: an acknowledged chat message is not lost, doubled or reordered. */
class NothingAcknowledgedIsLostTest {

    private static final int KILLS = Length.of(1, 3, 20);
    private static final int CLIENTS = 50;

    /** How many posts are acknowledged between two kills, at least. */
    private static final int BETWEEN = 200;

    /** A kill that always came with an acknowledgement would always find everything kept. */
    private static final Duration ANY_MOMENT = Duration.ofMillis(100);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<Function<Http, Way>> WAYS = List.of(
            FormPostWay::new,
            http -> new PollingWay(http, "short-polling"),
            http -> new PollingWay(http, "long-polling"),
            ServerSentEventsWay::new,
            WebSocketWay::new,
            SocketIoWay::new);

    @TempDir
    private Path folder;

    private final History history = new History();
    private final List<ReturningClient> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whenTheServerIsKilledUnderFiftyPostingClients() throws Exception {
        KillableServer server = start(0);
        Http http = Http.to(server.port());
        Place beginning =
                new Place(Http.read(http.get("/about").body()).path("epoch").asText(), 0);
        enter(http, beginning);
        List<Long> backMillis = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            awaitAcknowledged(history.acknowledgedCount() + BETWEEN);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(ANY_MOMENT.toNanos()));
            server.kill();
            long before = history.furthest();
            server = start(server.port());
            backMillis.add(awaitAllBeyond(before));
        }
        awaitAcknowledged(history.acknowledgedCount() + BETWEEN);
        clients.forEach(ReturningClient::finishPosting);
        for (ReturningClient each : clients) {
            assertTrue(each.awaitPosted(PATIENCE.toSeconds()), each.name() + " was not answered");
        }
        List<Seen> log = read(http, beginning);
        assertTrue(history.comesTo(() -> slowest() >= log.size(), PATIENCE), () -> "somebody is at " + slowest());
        clients.forEach(ReturningClient::leave);
        server.close();

        assertEquals(List.of(), history.faults(log));
        Promise.kept(
                "nothingAcknowledgedIsLostWhenTheServerIsKilled",
                "%d kills, %,d acknowledged, lost 0, doubled 0, reordered 0; readers back within %,d ms",
                KILLS,
                history.acknowledgedCount(),
                backMillis.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    private KillableServer start(int port) throws Exception {
        return KillableServer.start(
                port, folder, "--store", folder.resolve("chat.db").toString(), "--limit", "keep=1000000");
    }

    private void enter(Http http, Place beginning) {
        for (int number = 0; number < CLIENTS; number++) {
            Way way = WAYS.get(number % WAYS.size()).apply(http);
            ReturningClient client = new ReturningClient("client" + number, way, history, beginning);
            clients.add(client);
            client.start(threads);
        }
    }

    private void awaitAcknowledged(int count) throws InterruptedException {
        assertTrue(
                history.comesTo(() -> history.acknowledgedCount() >= count, PATIENCE),
                () -> history.acknowledgedCount() + " of " + count + " are acknowledged");
    }

    /** Everybody has come back when it has heard something new; returns how long that took, in milliseconds. */
    private long awaitAllBeyond(long sequence) throws InterruptedException {
        long started = System.nanoTime();
        assertTrue(
                history.comesTo(() -> slowest() > sequence, BACK_WITHIN),
                () -> "somebody is still at " + slowest() + " " + history.told());
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    private long slowest() {
        return clients.stream()
                .mapToLong(each -> history.end(each.name()))
                .min()
                .orElseThrow();
    }

    /** What a newcomer finds who reads from the beginning. */
    private static List<Seen> read(Http http, Place beginning) throws Exception {
        List<Seen> log = new ArrayList<>();
        Place after = beginning;
        while (true) {
            String page = http.get("/short-polling/messages?after=" + after).body();
            if (page.isEmpty()) {
                return log;
            }
            for (JsonNode message : Http.read(page).path("messages")) {
                after = Place.parse(message.path("cursor").asText());
                log.add(new Seen(after.sequence(), message.path("id").asText()));
            }
        }
    }
}
