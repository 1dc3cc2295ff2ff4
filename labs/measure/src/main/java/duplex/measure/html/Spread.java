package duplex.measure.html;

/**
 * The median of some rounds, and the interval that it was found in.
 *
 * @param confidence that the interval holds the true median, 0 to 1; one round gives none
 */
record Spread(double value, double low, double high, double confidence) {

    private static final double ENOUGH = 0.9;

    /** Whether a difference is shown: both intervals are sure enough, and have nothing in common. */
    boolean differsFrom(Spread other) {
        return isSure() && other.isSure() && (high < other.low || low > other.high);
    }

    boolean isSure() {
        return confidence >= ENOUGH;
    }
}
