package duplex.wire;

import java.util.OptionalInt;

/** The account of one exchange. Whoever changes it holds the lock of its connection. */
final class Exchange {

    static final int WHAT_LIMIT = 200;

    private final long number;
    private final ConnectionAccount connection;
    private final TransportAccount account;
    private final String what;
    private final Tally up = new Tally();
    private final Tally down = new Tally();
    private OptionalInt status = OptionalInt.empty();
    private boolean upEnded;
    private boolean downEnded;

    Exchange(long number, ConnectionAccount connection, TransportAccount account, String what) {
        this.number = number;
        this.connection = connection;
        this.account = account;
        this.what = what.length() <= WHAT_LIMIT ? what : what.substring(0, WHAT_LIMIT - 1) + "…";
    }

    TransportAccount account() {
        return account;
    }

    /** For the exchange and its transport. */
    void count(Direction direction, Part part, int bytes) {
        (direction == Direction.UP ? up : down).add(part, bytes);
        account.count(direction, part, bytes);
    }

    void fieldsDecoded(Direction direction, int bytes) {
        (direction == Direction.UP ? up : down).addFieldsDecoded(bytes);
        account.fieldsDecoded(direction, bytes);
    }

    void payloadInflated(Direction direction, int bytes) {
        (direction == Direction.UP ? up : down).addPayloadInflated(bytes);
        account.payloadInflated(direction, bytes);
    }

    void responseStarted(int status) {
        this.status = OptionalInt.of(status);
    }

    void requestEnded() {
        upEnded = true;
    }

    /** Tells whether that was the final response, or the 101, and not one before it. */
    boolean responseEnded() {
        int code = status.orElse(0);
        downEnded = code >= 200 || code == 101;
        boolean nothingToGet = what.startsWith("GET ") && down.of(Part.CONTENT) == 0;
        if (code == 204 || (code >= 200 && nothingToGet)) {
            account.responseWasEmpty();
        }
        return downEnded;
    }

    /** For what goes one way only, and for what will not go on. */
    void ended() {
        upEnded = true;
        downEnded = true;
    }

    /** The upgrade has been granted: what this exchange cost was for setting up. */
    void wasSetUp() {
        account.wasSetUp(up, down);
    }

    ExchangeReading reading() {
        synchronized (connection) {
            return new ExchangeReading(
                    number,
                    connection.id(),
                    account.transport(),
                    what,
                    status,
                    up.bytes(),
                    down.bytes(),
                    upEnded && downEnded);
        }
    }
}
