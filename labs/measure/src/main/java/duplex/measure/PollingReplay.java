package duplex.measure;

import duplex.measure.client.Carrier;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EventLoop;
import duplex.measure.client.Origin;
import duplex.measure.client.PollingStockClient;
import duplex.measure.client.Profile;
import duplex.measure.client.Totals;
import duplex.measure.model.ReplayedPolls;
import duplex.wire.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lubbers and Greco's experiment again: so many clients that each poll the same servlet once an interval, their requests
 * and its answers as printed in 2009.
 */
final class PollingReplay {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(30);

    private PollingReplay() {}

    /**
     * Blocks for as long as it is told, and a little more.
     *
     * @param clients who poll, spread evenly over the interval
     * @param polls of each
     * @throws IOException when a poll failed, or they could not keep up
     */
    static ReplayedPolls run(int clients, Duration interval, int polls) throws IOException {
        try (SmallServerProcess server = new SmallServerProcess(PollingStockServer.class);
                EventLoop loop = new EventLoop()) {
            ClientSettings settings = new ClientSettings(
                    loop,
                    server.address(),
                    Carrier.HTTP_1,
                    Profile.named(Profile.PUBLISHED),
                    Origin.HTTP,
                    0,
                    new Conversation(1),
                    "",
                    interval.toNanos(),
                    new SplittableRandom(1));
            ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
            List<PollingStockClient> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(new PollingStockClient(settings, troubles::add));
            }
            connect(loop, all);
            poll(loop, all, interval, polls);
            Totals totals =
                    loop.ask(() -> all.stream().map(PollingStockClient::totals).reduce(Totals.NONE, Totals::plus));
            if (!troubles.isEmpty()) {
                throw new IOException("the replay of the published polls failed: " + troubles.peek());
            }
            return replayed(totals, clients, interval.toNanos() / 1e9 * polls);
        }
    }

    /** One after the other: a thousand at once would overflow the server's accept queue. */
    private static void connect(EventLoop loop, List<PollingStockClient> clients) throws IOException {
        AtomicInteger opened = new AtomicInteger();
        loop.execute(() -> {
            long at = System.nanoTime();
            for (PollingStockClient client : clients) {
                loop.about(at, () -> client.open(opened::incrementAndGet));
                at += TimeUnit.MILLISECONDS.toNanos(1);
            }
        });
        if (!Pause.until(PATIENCE, () -> opened.get() == clients.size())) {
            throw new IOException("of " + clients.size() + " clients only " + opened.get() + " could connect");
        }
    }

    /** Stops each a little before it would poll once more. */
    private static void poll(EventLoop loop, List<PollingStockClient> clients, Duration interval, int polls) {
        long start = System.nanoTime() + LEAD;
        long every = interval.toNanos();
        loop.execute(() -> {
            for (int i = 0; i < clients.size(); i++) {
                PollingStockClient client = clients.get(i);
                long first = start + (long) ((i + 0.5) / clients.size() * every);
                client.poll(first);
                loop.about(first + polls * every - every / 2, client::pause);
            }
        });
        Pause.millis(TimeUnit.NANOSECONDS.toMillis(LEAD + polls * every + every / 2));
        Pause.until(PATIENCE, () -> loop.ask(() -> clients.stream().allMatch(PollingStockClient::isAtRest)));
    }

    private static ReplayedPolls replayed(Totals totals, int clients, double seconds) {
        long content = totals.down().of(Part.CONTENT);
        long all = totals.up().total() + totals.down().total();
        return new ReplayedPolls(clients, seconds, totals.unitsDown(), all - content, content);
    }
}
