package duplex.course.verdict;

import java.util.Locale;

/** How a check failed. */
public enum Cause {
    /** The answer is wrong. */
    WRONG,
    /** The stub is still there. */
    NOT_BEGUN,
    /** Null was returned. */
    NOTHING,
    /** The student's code threw something. */
    THREW,
    /** A method or class of the student's file is gone, or has other parameters. */
    MISSING,
    /** It did not end in time. */
    HUNG,
    /** It did not end in time, since threads wait for each other. */
    DEADLOCK,
    /** It wanted more memory than a check may have. */
    MEMORY,
    /** It ended the whole program. */
    EXITED,
    /** Something failed and none of the student's code was there. */
    BROKE;

    /** As in texts and files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
