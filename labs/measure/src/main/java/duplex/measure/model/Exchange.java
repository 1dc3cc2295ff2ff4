package duplex.measure.model;

/**
 * How large something is on the wire, in TCP payload bytes: one poll with its answer, one frame and none back.
 *
 * @param up from client to server, at least 0
 * @param down from server to client, at least 0
 */
public record Exchange(double up, double down) {

    public static final Exchange NOTHING = new Exchange(0, 0);

    public Exchange {
        if (!(up >= 0) || !(down >= 0)) {
            throw new IllegalArgumentException("bytes must be at least 0, were " + up + " and " + down);
        }
    }

    public double total() {
        return up + down;
    }

    public Exchange plus(Exchange other) {
        return new Exchange(up + other.up, down + other.down);
    }

    /** So many of it. */
    public Exchange times(double count) {
        return new Exchange(up * count, down * count);
    }
}
