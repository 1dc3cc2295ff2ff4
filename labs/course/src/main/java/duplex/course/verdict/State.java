package duplex.course.verdict;

import java.util.Locale;

/** What is known of a check. */
public enum State {
    PASS,
    FAIL,
    /** This machine lacks what it needs. */
    UNKNOWN,
    /** A check that it builds on has not passed. */
    NOT_YET;

    /** As in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
