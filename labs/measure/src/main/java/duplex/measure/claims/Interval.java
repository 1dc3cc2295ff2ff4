package duplex.measure.claims;

/** Where the true value is to be looked for, from the rounds that were made. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not exceed high, were " + low + " and " + high);
        }
    }
}
