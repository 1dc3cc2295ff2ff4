package duplex.measure;

/**
 * The comparison at the same delay: who asks on a timer asks so often that a chat message is as late on average as is
 * given, and pays for it in bytes a second.
 */
final class EqualDelay {

    private static final int SHORTEST_INTERVAL = 50;

    private EqualDelay() {}

    /**
     * The same cell with the interval T that reaches the delay: a message waits T/2 on average and passes the network
     * twice, so T = 2 (delay - 2d). A transport that calls its receivers has none, and stays as it is.
     *
     * @param meanMillis from the intended start to a receiver's having it
     * @throws IllegalArgumentException when no interval of at least 50 ms is that quick
     */
    static Cell of(Cell cell, int meanMillis) {
        if (!cell.transport().asksOnATimer()) {
            return cell;
        }
        int interval = 2 * (meanMillis - 2 * cell.delayMillis());
        if (interval < SHORTEST_INTERVAL) {
            throw new IllegalArgumentException("equal-delay must be at least "
                    + (SHORTEST_INTERVAL / 2 + 2 * cell.delayMillis()) + " ms where one way takes "
                    + cell.delayMillis() + ", was " + meanMillis);
        }
        return cell.with(Axis.INTERVAL, interval);
    }
}
