package duplex.measure.claims;

/** Where the true value is to be looked for, from the rounds that were made. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not exceed high, were " + low + " and " + high);
        }
    }

    /** Whether all of this lies under all of the other: a difference that the noise does not explain. */
    public boolean isBelow(Interval other) {
        return high < other.low;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
