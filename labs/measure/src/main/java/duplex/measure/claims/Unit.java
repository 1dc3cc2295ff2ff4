package duplex.measure.claims;

import java.util.Locale;

/** What a measured value counts. */
public enum Unit {
    /** TCP payload bytes, both directions together unless the label says otherwise. */
    BYTES,
    COUNT,
    MICROSECONDS,
    MILLISECONDS,
    SECONDS,
    /** A part of 100. */
    PERCENT,
    /** How many times as much. */
    RATIO,
    /** An HTTP status code or a WebSocket close code: a name, not a quantity. */
    CODE,
    /** A calendar year. */
    YEAR,
    /** 1 for yes, 0 for no. */
    YES_OR_NO;

    /** The name in JSON and in the texts, such as {@code bytes}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
