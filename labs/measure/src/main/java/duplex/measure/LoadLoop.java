package duplex.measure;

import duplex.measure.client.Carrier;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EventLoop;
import duplex.measure.client.LoadClient;
import duplex.measure.client.Origin;
import duplex.measure.client.Profile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** Load on one address of a server by several connections, in an open loop or in a closed one. Blocks while it lasts. */
final class LoadLoop implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(30);
    private static final String PROFILE = "curl";

    private final EventLoop loop = new EventLoop();
    private final InetSocketAddress server;
    private final String target;
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();

    /** @param target such as {@code /about}, which must be answered with a status of 200 to 299 */
    LoadLoop(InetSocketAddress server, String target) throws IOException {
        this.server = server;
        this.target = target;
    }

    /**
     * Requests at a planned rate, one connection after the other, whatever the server does.
     *
     * @param rate requests a second, of all connections together
     * @return from each intended start to its answer, in nanoseconds
     */
    Histogram open(int connections, double rate, double seconds) throws IOException {
        List<LoadClient> clients = connect(connections);
        Schedule schedule = new Schedule((int) Math.round(rate * seconds), rate, 1, 1);
        long start = System.nanoTime() + LEAD;
        loop.execute(() -> {
            for (int i = 0; i < schedule.messages(); i++) {
                clients.get(i % connections).askAt(start + schedule.offsetNanos(i));
            }
        });
        return finish(clients, LEAD + schedule.durationNanos());
    }

    /**
     * Requests one after the other on each connection, as fast as the server answers.
     *
     * @return from each request to its answer, in nanoseconds
     */
    Histogram closed(int connections, double seconds) throws IOException {
        List<LoadClient> clients = connect(connections);
        long nanos = (long) (seconds * 1e9);
        long end = System.nanoTime() + nanos;
        loop.execute(() -> clients.forEach(client -> client.askUntil(end)));
        return finish(clients, nanos);
    }

    private List<LoadClient> connect(int connections) throws IOException {
        ClientSettings settings = new ClientSettings(
                loop,
                server,
                Carrier.HTTP_1,
                Profile.named(PROFILE),
                Origin.HTTP,
                0,
                new Conversation(1),
                "",
                0,
                new SplittableRandom(1));
        List<LoadClient> clients = new ArrayList<>();
        AtomicInteger opened = new AtomicInteger();
        for (int i = 0; i < connections; i++) {
            clients.add(new LoadClient(settings, troubles::add, target));
        }
        loop.execute(() -> clients.forEach(client -> client.open(opened::incrementAndGet)));
        if (!Pause.until(PATIENCE, () -> opened.get() == connections)) {
            throw new IOException("of " + connections + " connections only " + opened.get() + " could be opened");
        }
        return clients;
    }

    private Histogram finish(List<LoadClient> clients, long nanos) throws IOException {
        Pause.millis(TimeUnit.NANOSECONDS.toMillis(nanos));
        boolean over =
                Pause.until(PATIENCE, () -> loop.ask(() -> clients.stream().allMatch(LoadClient::isAtRest)));
        Histogram all = loop.ask(() -> {
            Histogram together = new Histogram(3);
            clients.forEach(client -> together.add(client.times()));
            clients.forEach(LoadClient::close);
            return together;
        });
        if (!troubles.isEmpty() || !over) {
            throw new IOException("the load failed: " + (over ? troubles.peek() : "not everything was answered"));
        }
        return all;
    }

    @Override
    public void close() {
        loop.close();
    }
}
