package duplex.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the exchanges of all connections and remembers the last ones. For any number of threads, none waits. */
final class RecentExchanges {

    private final int limit;
    private final AtomicLong last = new AtomicLong();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    RecentExchanges(int limit) {
        this.limit = limit;
    }

    Exchange start(ConnectionAccount connection, TransportAccount account, String what) {
        Exchange exchange = new Exchange(last.incrementAndGet(), connection, account, what);
        exchanges.add(exchange);
        if (size.incrementAndGet() > limit) {
            exchanges.poll();
            size.decrementAndGet();
        }
        return exchange;
    }

    List<Exchange> all() {
        return new ArrayList<>(exchanges);
    }
}
