package duplex.measure.claims;

import java.util.Locale;

/** What became of a sentence of the note. */
public enum Verdict {
    /** It holds. */
    CONFIRMED,
    /** It holds under conditions, which the measured values show. */
    QUALIFIED,
    /** It does not hold. */
    REFUTED,
    /** A typing error in an example. */
    SLIP,
    /** The experiment could not be made here, or its noise does not allow a verdict; the finding says why. */
    UNKNOWN;

    /** The name in JSON and in the texts, such as {@code confirmed}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
