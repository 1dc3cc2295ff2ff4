package duplex.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account of one connection, and the lock of all that belongs to it: {@link TappedConnection} holds it while the
 * parser calls a listener's methods. What the parser finds is booked on exchanges ({@link ExchangeAccounts}), and so on
 * their transports; what TLS and HTTP/2 need for themselves on the connection, and so on the transport of its first
 * exchange.
 */
final class ConnectionAccount {

    private final long id;
    private final String remoteAddress;
    private final TransportPaths paths;
    private final RecentExchanges exchanges;

    private final Map<String, TransportAccount> accounts = new LinkedHashMap<>();
    private final TransportAccount own;
    private final ExchangeAccounts listener;
    private Optional<String> transport = Optional.empty();
    private boolean open = true;

    ConnectionAccount(long id, String remoteAddress, TransportPaths paths, RecentExchanges exchanges) {
        this.id = id;
        this.remoteAddress = remoteAddress;
        this.paths = paths;
        this.exchanges = exchanges;
        this.own = new TransportAccount("of the connection");
        this.listener = ExchangeAccounts.ofConnection(this);
    }

    long id() {
        return id;
    }

    /** Hears what is on the wire. */
    WireListener listener() {
        return listener;
    }

    /** Tells whether it was still open. */
    synchronized boolean close() {
        boolean wasOpen = open;
        open = false;
        return wasOpen;
    }

    synchronized ConnectionReading reading() {
        Bytes upBytes = Bytes.NONE;
        Bytes downBytes = Bytes.NONE;
        for (TransportReading each : transportReadings()) {
            upBytes = upBytes.plus(each.up());
            downBytes = downBytes.plus(each.down());
        }
        return new ConnectionReading(id, transport(), remoteAddress, open, upBytes, downBytes);
    }

    synchronized List<TransportReading> transportReadings() {
        account(transport()); // there it counts as opened, and there its own bytes go
        return accounts.values().stream().map(this::reading).toList();
    }

    private TransportReading reading(TransportAccount account) {
        boolean first = account.transport().equals(transport());
        TransportReading reading = account.reading(first);
        return first ? reading.plus(own.reading(false)) : reading;
    }

    private String transport() {
        return transport.orElse(paths.other());
    }

    /** Bytes that no exchange is to blame for; those of the TLS handshake are for setting up. */
    void countOwn(Direction direction, Part part, int bytes) {
        own.count(direction, part, bytes);
        if (part == Part.TLS_HANDSHAKE) {
            own.countSetUp(direction, part, bytes);
        }
    }

    void fieldsDecoded(Direction direction, int bytes) {
        own.fieldsDecoded(direction, bytes);
    }

    /** A request for a path; the first decides what the connection counts as. */
    Exchange start(String method, String target) {
        TransportAccount account = account(paths.transportOf(target));
        account.requestStarted();
        if (transport.isEmpty()) {
            transport = Optional.of(account.transport());
        }
        return exchanges.start(this, account, method + " " + target);
    }

    /** A WebSocket message, or a control frame. */
    Exchange start(TransportAccount account, String what) {
        return exchanges.start(this, account, what);
    }

    /** Stands in where no exchange is under way, so that there is always one to book on; nobody reads it. */
    Exchange nobodyOf(TransportAccount account) {
        return new Exchange(0, this, account, "");
    }

    /** For whatever belongs to no exchange. */
    Exchange nobody() {
        return nobodyOf(account(paths.other()));
    }

    private TransportAccount account(String name) {
        return accounts.computeIfAbsent(name, TransportAccount::new);
    }
}
