package duplex.wire;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The account of one connection: hears what the parser finds and books it on the exchange under way, and so on its
 * transport. It is its own lock: {@link TappedConnection} holds it while the parser calls the listener's methods.
 *
 * <p>Bytes that belong to no exchange are booked on the transport for anything else, after a 101 on that of the
 * upgrade.
 */
final class ConnectionAccount implements WireListener {

    private static final int CONTROL = 8;
    private static final Map<Integer, String> FRAME_NAMES =
            Map.of(1, "text", 2, "binary", CONTROL, "close", 9, "ping", 10, "pong");

    /** The exchanges that the next bytes of one direction belong to. */
    private static final class Side {
        private Exchange underWay;
        private Exchange message;

        Side(Exchange nobody) {
            underWay = nobody;
            message = nobody;
        }
    }

    private final long id;
    private final String remoteAddress;
    private final TransportPaths paths;
    private final RecentExchanges exchanges;

    private final Map<String, TransportAccount> accounts = new LinkedHashMap<>();
    private Optional<String> transport = Optional.empty();
    private boolean open = true;

    private final Queue<Exchange> unanswered = new ArrayDeque<>();
    private boolean answersAreParsed = true;
    private Exchange nobody;
    private Exchange lastAnswered;
    private final Side up;
    private final Side down;

    ConnectionAccount(long id, String remoteAddress, TransportPaths paths, RecentExchanges exchanges) {
        this.id = id;
        this.remoteAddress = remoteAddress;
        this.paths = paths;
        this.exchanges = exchanges;
        this.nobody = nobodyOf(account(paths.other()));
        this.lastAnswered = nobody;
        this.up = new Side(nobody);
        this.down = new Side(nobody);
    }

    long id() {
        return id;
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
        return accounts.values().stream()
                .map(account -> account.reading(account.transport().equals(transport())))
                .toList();
    }

    private String transport() {
        return transport.orElse(paths.other());
    }

    @Override
    public void counted(Direction direction, Part part, int bytes) {
        side(direction).underWay.count(direction, part, bytes);
    }

    @Override
    public void requestStarted(String method, String target) {
        TransportAccount account = account(paths.transportOf(target));
        account.requestStarted();
        if (transport.isEmpty()) {
            transport = Optional.of(account.transport());
        }
        up.underWay = exchanges.start(this, account, method + " " + target);
        if (answersAreParsed) {
            unanswered.add(up.underWay);
        }
    }

    @Override
    public void responseStarted(int status) {
        down.underWay = Optional.ofNullable(unanswered.peek()).orElse(nobody);
        down.underWay.responseStarted(status);
    }

    @Override
    public void httpMessageEnded(Direction direction) {
        Side side = side(direction);
        Exchange exchange = side.underWay;
        side.underWay = nobody;
        switch (direction) {
            case UP -> exchange.requestEnded();
            case DOWN -> {
                if (exchange != nobody && exchange.responseEnded()) {
                    unanswered.remove(exchange);
                    lastAnswered = exchange;
                }
            }
        }
    }

    @Override
    public void upgraded() {
        lastAnswered.wasSetUp();
        nobody = nobodyOf(lastAnswered.account());
        down.underWay = nobody;
    }

    @Override
    public void frameStarted(Direction direction, int opcode) {
        Side side = side(direction);
        if (opcode == 0) {
            side.underWay = side.message;
            return;
        }
        side.underWay = exchanges.start(this, nobody.account(), what(opcode, direction));
        if (opcode < CONTROL) {
            side.message = side.underWay;
        }
    }

    @Override
    public void frameEnded(Direction direction, int opcode, boolean fin) {
        Side side = side(direction);
        if (fin) {
            side.underWay.ended();
        }
        side.underWay = nobody;
    }

    @Override
    public void unparsable(Direction direction, String reason) {
        if (direction == Direction.DOWN) {
            answersAreParsed = false;
            unanswered.clear();
        }
    }

    private static String what(int opcode, Direction direction) {
        return FRAME_NAMES.getOrDefault(opcode, "opcode " + opcode) + (direction == Direction.UP ? " up" : " down");
    }

    private Side side(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    private TransportAccount account(String name) {
        return accounts.computeIfAbsent(name, TransportAccount::new);
    }

    /** Stands in where no exchange is under way, so that there is always one to book on; nobody reads it. */
    private Exchange nobodyOf(TransportAccount account) {
        return new Exchange(0, this, account, "");
    }
}
