package duplex.measure.report;

/**
 * What may be said about two medians. A difference is shown only when the intervals of both are sure enough and have
 * nothing in common: with five rounds each, when every round of the one lies below every round of the other, which for
 * equal things happens by chance once in 126 comparisons.
 */
public enum Difference {
    /** The first is less. */
    LESS,
    /** The first is more. */
    MORE,
    /** The noise does not allow to say, or there were too few rounds. */
    NOT_SHOWN;

    public static Difference between(Median first, Median second) {
        if (!first.isSure() || !second.isSure()) {
            return NOT_SHOWN;
        }
        if (first.high() < second.low()) {
            return LESS;
        }
        return first.low() > second.high() ? MORE : NOT_SHOWN;
    }

    /** In reports: {@code less}, {@code more}, {@code no difference shown}. */
    public String words() {
        return switch (this) {
            case LESS -> "less";
            case MORE -> "more";
            case NOT_SHOWN -> "no difference shown";
        };
    }
}
