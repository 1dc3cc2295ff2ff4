package duplex.measure.client;

import duplex.wire.Bytes;
import duplex.wire.Direction;

/**
 * What some clients have put on the wire and taken from it. TCP payload bytes.
 *
 * @param unitsUp HTTP requests and data frames sent
 * @param unitsDown HTTP responses and data frames received
 * @param empty HTTP exchanges that brought no chat message
 * @param emptyBytes both directions of those exchanges together
 */
public record Totals(Bytes up, Bytes down, long unitsUp, long unitsDown, long empty, long emptyBytes) {

    public static final Totals NONE = new Totals(Bytes.NONE, Bytes.NONE, 0, 0, 0, 0);

    public Bytes of(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    public Totals plus(Totals other) {
        return new Totals(
                up.plus(other.up),
                down.plus(other.down),
                unitsUp + other.unitsUp,
                unitsDown + other.unitsDown,
                empty + other.empty,
                emptyBytes + other.emptyBytes);
    }

    /** What has come since {@code earlier}. */
    public Totals minus(Totals earlier) {
        return new Totals(
                up.minus(earlier.up),
                down.minus(earlier.down),
                unitsUp - earlier.unitsUp,
                unitsDown - earlier.unitsDown,
                empty - earlier.empty,
                emptyBytes - earlier.emptyBytes);
    }
}
