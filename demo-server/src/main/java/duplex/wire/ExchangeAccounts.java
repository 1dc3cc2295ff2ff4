package duplex.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * Books what is heard on the exchange under way. The exchanges of a connection of HTTP/1.1 follow one another, and so do
 * those of a stream of HTTP/2, which is a request and perhaps a WebSocket.
 *
 * <p>Bytes that belong to no exchange are booked on the transport for anything else, after an upgrade on that of the
 * upgrade; on a stream all else belongs to its request.
 */
final class ExchangeAccounts implements WireListener {

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

    private final ConnectionAccount connection;
    private final boolean isStream;
    private final Queue<Exchange> unanswered = new ArrayDeque<>();
    private boolean answersAreParsed = true;
    private Exchange nobody;
    private Exchange lastAnswered;
    private final Side up;
    private final Side down;

    private ExchangeAccounts(ConnectionAccount connection, boolean isStream) {
        this.connection = connection;
        this.isStream = isStream;
        this.nobody = connection.nobody();
        this.lastAnswered = nobody;
        this.up = new Side(nobody);
        this.down = new Side(nobody);
    }

    static ExchangeAccounts ofConnection(ConnectionAccount connection) {
        return new ExchangeAccounts(connection, false);
    }

    @Override
    public WireListener stream(int id) {
        return new ExchangeAccounts(connection, true);
    }

    @Override
    public void counted(Direction direction, Part part, int bytes) {
        if (!isStream && isOfTheConnection(part)) {
            connection.countOwn(direction, part, bytes);
        } else {
            side(direction).underWay.count(direction, part, bytes);
        }
    }

    private static boolean isOfTheConnection(Part part) {
        return switch (part) {
            case TLS_HANDSHAKE, TLS_RECORD, HTTP2_FRAMING, HTTP2_FIELDS -> true;
            case START_LINE,
                    FIELDS,
                    COOKIES,
                    CONTENT,
                    CHUNK_FRAMING,
                    FRAME_HEADER,
                    MASKING_KEY,
                    PAYLOAD,
                    CONTROL_FRAMES,
                    UNPARSED -> false;
        };
    }

    @Override
    public void fieldsDecoded(Direction direction, int bytes) {
        if (isStream) {
            side(direction).underWay.fieldsDecoded(direction, bytes);
        } else {
            connection.fieldsDecoded(direction, bytes);
        }
    }

    @Override
    public void requestStarted(String method, String target) {
        Exchange exchange = connection.start(method, target);
        up.underWay = exchange;
        if (isStream) {
            nobody = exchange;
            down.underWay = exchange;
        }
        if (answersAreParsed) {
            unanswered.add(exchange);
        }
    }

    @Override
    public void responseStarted(int status) {
        Exchange next = unanswered.peek();
        down.underWay = next == null ? nobody : next;
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
                if (Objects.equals(unanswered.peek(), exchange) && exchange.responseEnded()) {
                    unanswered.remove(exchange);
                    lastAnswered = exchange;
                }
            }
        }
    }

    @Override
    public void upgraded() {
        lastAnswered.wasSetUp();
        nobody = connection.nobodyOf(lastAnswered.account());
        up.underWay = nobody;
        down.underWay = nobody;
    }

    @Override
    public void reset() {
        unanswered.clear();
        for (Exchange each : List.of(nobody, up.underWay, down.underWay)) {
            each.ended();
        }
    }

    @Override
    public void frameStarted(Direction direction, int opcode) {
        Side side = side(direction);
        if (opcode == 0) {
            side.underWay = side.message;
            return;
        }
        side.underWay = connection.start(nobody.account(), what(opcode, direction));
        if (opcode < CONTROL) {
            side.message = side.underWay;
        }
    }

    @Override
    public void inflated(Direction direction, ByteBuffer bytes) {
        side(direction).underWay.payloadInflated(direction, bytes.remaining());
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
}
