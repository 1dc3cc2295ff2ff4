package duplex.measure.report;

import duplex.measure.client.Totals;
import duplex.wire.Bytes;
import duplex.wire.Part;

/**
 * What something cost on average, in TCP payload bytes.
 *
 * @param framingUp of {@code up}, what is neither content nor payload data
 * @param framingDown of {@code down}, the same
 */
public record Cost(double up, double down, double framingUp, double framingDown) {

    /** The totals shared out over so many posts or deliveries. */
    public static Cost of(Totals totals, long count) {
        return new Cost(
                per(totals.up().total(), count),
                per(totals.down().total(), count),
                per(framing(totals.up()), count),
                per(framing(totals.down()), count));
    }

    /** What each HTTP message or data frame carried besides its content; control frames are apart. */
    public static Cost framingPerUnit(Totals totals) {
        double up = per(framing(totals.up()), totals.unitsUp());
        double down = per(framing(totals.down()), totals.unitsDown());
        return new Cost(up, down, up, down);
    }

    private static long framing(Bytes bytes) {
        return bytes.total() - bytes.of(Part.CONTENT) - bytes.of(Part.PAYLOAD) - bytes.of(Part.CONTROL_FRAMES);
    }

    private static double per(long bytes, long count) {
        return count == 0 ? 0 : (double) bytes / count;
    }
}
