package duplex.measure.claims;

import java.util.Locale;

/** What a verdict rests on. */
public enum DecidedBy {
    /** Something measured in this very run: another outcome gives another verdict. */
    MEASUREMENT,
    /** The text of a specification, which is quoted; an experiment illustrates it. */
    SPECIFICATION,
    /** Dated documents, which are cited. */
    DOCUMENT;

    /** The name in JSON and in the texts, such as {@code measurement}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
