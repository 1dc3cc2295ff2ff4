package duplex.promises;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Length;
import duplex.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One reader that stops reading, on each way in: it costs no heap, it goes, and nobody else notices. */
@Tag("slow")
class SlowReadersTest {

    private static final int ROUNDS = Length.of(1, 3, 5);
    private static final Duration ROUND = Duration.ofSeconds(Length.of(2, 3, 10));
    private static final int OTHERS = 10;
    private static final int POSTS_A_SECOND = Length.of(400, 400, 250);

    /** However slow the machine: fewer would fit into the buffers between the two, and nobody would be slow. */
    private static final long POSTS = ROUND.toSeconds() * POSTS_A_SECOND;

    private static final int EARLIER = 100;
    private static final String TEXT = "x".repeat(4_000);

    private static final long HEAP_AT_MOST = 2L << 20;
    private static final Duration GONE_WITHIN = Duration.ofSeconds(12);
    private static final Duration POST_WITHIN = Duration.ofMillis(250);

    /** What posting for a while was like. */
    private record Round(long longestPost, long p99Delivery, long heap) {}

    private int posted;

    @ParameterizedTest
    @MethodSource("ways")
    void aSlowReaderDelaysNobody(Way way) throws Exception {
        // The room keeps little, so that what the heap gains is not what has been said.
        try (ServedProcess server = ServedProcess.start("--limits", "off", "--limit", "keep=300")) {
            round(server, way, false);
            List<Round> alone = new ArrayList<>();
            List<Round> withDeaf = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                alone.add(round(server, way, false));
                try (DeafReader deaf = new DeafReader()) {
                    deaf.ask(server, way, cursor(server, 0), cursor(server, EARLIER));
                    withDeaf.add(round(server, way, false));
                }
            }
            long heapBefore = round(server, way, true).heap();
            try (DeafReader deaf = new DeafReader()) {
                deaf.ask(server, way, cursor(server, 0), cursor(server, EARLIER));
                long grown = round(server, way, true).heap() - heapBefore;
                Duration gone = goneAfter(server, way);
                long longest = longestPost(withDeaf);
                Promise.kept(
                        "aSlowReaderDelaysNobody, " + way.key(),
                        "heap %+d KiB, gone after %.1f s, longest post %.1f ms, without it %.1f ms, the others' p99"
                                + " %.1f ms, without it %.1f ms",
                        grown >> 10,
                        gone.toMillis() / 1e3,
                        longest / 1e6,
                        longestPost(alone) / 1e6,
                        median(withDeaf) / 1e6,
                        median(alone) / 1e6);
                assertTrue(grown <= HEAP_AT_MOST, "heap grew by " + (grown >> 10) + " KiB");
                assertTrue(gone.compareTo(GONE_WITHIN) <= 0, "gone after " + gone);
                long atMost = Math.max(POST_WITHIN.toNanos(), longestPost(alone)); // a machine may be slow by itself
                assertTrue(longest <= atMost, "a post took " + longest / 1_000_000 + " ms");
            }
        }
    }

    /** All of them at full length; Socket.IO's would double the time of the others. */
    static List<Way> ways() {
        List<Way> withoutSocketIo = List.of(Way.WEBSOCKET, Way.LONG_POLLING, Way.SERVER_SENT_EVENTS);
        return Length.of(withoutSocketIo, withoutSocketIo, List.of(Way.values()));
    }

    /** Posts at a steady rate to some who listen. */
    private Round round(ServedProcess server, Way way, boolean measuringTheHeap) throws Exception {
        String cursor = cursor(server, 0);
        List<Guest> others = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(way.guest(cursor));
        }
        List<Long> postedAt = new ArrayList<>();
        long longest = 0;
        long heap = 0;
        try (Crowd crowd = new Crowd(server.port(), others)) {
            crowd.await(OTHERS, Guest::isIn, Duration.ofSeconds(10));
            long start = System.nanoTime();
            while (postedAt.size() < POSTS) {
                long now = System.nanoTime();
                postedAt.add(now);
                server.post("poster", TEXT, "m" + ++posted);
                longest = Math.max(longest, System.nanoTime() - now);
                if (measuringTheHeap && postedAt.size() % POSTS_A_SECOND == 0) {
                    heap = Math.max(heap, server.heapAfterCollection());
                }
                LockSupport.parkNanos(start
                        + postedAt.size() * (Duration.ofSeconds(1).toNanos() / POSTS_A_SECOND)
                        - System.nanoTime());
            }
            crowd.await(OTHERS, guest -> guest.heard() == postedAt.size(), Duration.ofSeconds(20));
            List<Long> deliveries = new ArrayList<>();
            for (List<Long> heardAt : crowd.ask(Guest::heardAt)) {
                for (int i = 0; i < heardAt.size(); i++) {
                    deliveries.add(heardAt.get(i) - postedAt.get(i));
                }
            }
            deliveries.sort(null);
            return new Round(longest, deliveries.get(deliveries.size() * 99 / 100), heap);
        }
    }

    /** Watched in a round of its own: reading the ledger meanwhile takes heap and time too. */
    private Duration goneAfter(ServedProcess server, Way way) throws Exception {
        try (DeafReader deaf = new DeafReader()) {
            deaf.ask(server, way, cursor(server, 0), cursor(server, EARLIER));
            CompletableFuture<Duration> gone = deaf.goneAfter(server, ROUND.plus(GONE_WITHIN.multipliedBy(2)));
            round(server, way, false);
            return gone.get();
        }
    }

    /** The place so many chat messages before the end. */
    private String cursor(ServedProcess server, int earlier) throws Exception {
        return server.newcomer().replaceFirst("\\.0$", "." + (posted - earlier));
    }

    private static long longestPost(List<Round> rounds) {
        return rounds.stream().mapToLong(Round::longestPost).max().orElseThrow();
    }

    private static long median(List<Round> rounds) {
        return rounds.stream()
                .mapToLong(Round::p99Delivery)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
