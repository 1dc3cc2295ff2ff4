package duplex.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What everything cost: an account for each exchange, connection and transport. For any number of threads. Counting
 * takes only the lock of its connection; reading takes one after the other and adds up.
 *
 * <p>Memory: what is open, and a fixed number of closed connections and of exchanges; older ones live on in the totals.
 */
public final class Ledger {

    /** The name for whatever is no transport's path: pages, scripts, errors. */
    public static final String OTHER = "page";

    static final int CLOSED_KEPT = 200;
    static final int EXCHANGES_KEPT = 200;

    private final TransportPaths paths;
    private final RecentExchanges exchanges = new RecentExchanges(EXCHANGES_KEPT);
    private final Map<Long, TappedConnection> connections = new ConcurrentHashMap<>();
    private final Queue<TappedConnection> closed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closedKept = new AtomicInteger();
    private final AtomicBoolean reported = new AtomicBoolean();

    // Guarded by this. Whoever holds a connection's lock never waits for this one.
    private final Map<String, TransportReading> forgotten = new LinkedHashMap<>();
    private long lastConnection;

    /**
     * An empty ledger.
     *
     * @param transportByPath from exact paths, query apart, to names: {@code /form-post} to {@code form-post}; in the
     *     order of reports
     */
    public Ledger(Map<String, String> transportByPath) {
        paths = new TransportPaths(transportByPath, OTHER);
        for (String name : paths.names()) {
            forgotten.put(name, TransportReading.nothing(name));
        }
    }

    /** A connection that begins; to be closed by whoever opened it. */
    public TappedConnection open(String remoteAddress) {
        ConnectionAccount account = newAccount(remoteAddress);
        return opened(new TappedConnection(this, account, account.listener()));
    }

    /** The same for a connection that speaks TLS. */
    public TappedTlsConnection openTls(String remoteAddress) {
        ConnectionAccount account = newAccount(remoteAddress);
        return opened(new TappedTlsConnection(this, account, account.listener()));
    }

    private synchronized ConnectionAccount newAccount(String remoteAddress) {
        forgetOldest();
        return new ConnectionAccount(++lastConnection, remoteAddress, paths, exchanges);
    }

    private <T extends TappedConnection> T opened(T connection) {
        connections.put(connection.account().id(), connection);
        return connection;
    }

    public synchronized LedgerReading read() {
        forgetOldest();
        Map<String, TransportReading> totals = new LinkedHashMap<>(forgotten);
        List<ConnectionReading> readings = new ArrayList<>();
        for (TappedConnection connection : connections.values()) {
            // Both under one lock: the connections' bytes add up to the transports'.
            synchronized (connection.account()) {
                readings.add(connection.account().reading());
                addTo(totals, connection.account());
            }
        }
        readings.sort(Comparator.comparingLong(ConnectionReading::id));
        List<ExchangeReading> recent = exchanges.all().stream()
                .map(Exchange::reading)
                .sorted(Comparator.comparingLong(ExchangeReading::number))
                .toList();
        return new LedgerReading(List.copyOf(totals.values()), readings, recent);
    }

    void closed(TappedConnection connection) {
        closed.add(connection);
        closedKept.incrementAndGet();
    }

    /** A bug of ours, told once: it would come again with every connection. */
    void report(Throwable bug) {
        if (!reported.getAndSet(true)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        }
    }

    /** Moves the oldest closed connections into the totals. */
    private void forgetOldest() {
        while (closedKept.get() > CLOSED_KEPT) {
            closedKept.decrementAndGet();
            ConnectionAccount oldest = closed.remove().account();
            connections.remove(oldest.id());
            addTo(forgotten, oldest);
        }
    }

    private static void addTo(Map<String, TransportReading> totals, ConnectionAccount account) {
        for (TransportReading each : account.transportReadings()) {
            totals.merge(each.transport(), each, TransportReading::plus);
        }
    }
}
