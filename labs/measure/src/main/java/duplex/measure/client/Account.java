package duplex.measure.client;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.Tally;

/** One client's bytes, by part and direction, over all its connections. For the loop's thread. */
final class Account {

    private final Tally up = new Tally();
    private final Tally down = new Tally();
    private long bytes;
    private long unitsUp;
    private long unitsDown;
    private long empty;
    private long emptyBytes;

    void count(Direction direction, Part part, int count) {
        bytes += count;
        tally(direction).add(part, count);
    }

    /** The field block just counted is so long when it is decoded. */
    void fieldsDecoded(Direction direction, int count) {
        tally(direction).addFieldsDecoded(count);
    }

    /** So much of a message was compressed. */
    void payloadInflated(Direction direction, int count) {
        tally(direction).addPayloadInflated(count);
    }

    private Tally tally(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    /** An HTTP message or a data frame has ended. */
    void unit(Direction direction) {
        switch (direction) {
            case UP -> unitsUp++;
            case DOWN -> unitsDown++;
        }
    }

    /** An exchange has ended that brought no chat message. */
    void emptyExchange(long exchangeBytes) {
        empty++;
        emptyBytes += exchangeBytes;
    }

    /** Both directions, so that the size of one exchange is a difference. */
    long bytes() {
        return bytes;
    }

    Totals totals() {
        return new Totals(up.bytes(), down.bytes(), unitsUp, unitsDown, empty, emptyBytes);
    }
}
