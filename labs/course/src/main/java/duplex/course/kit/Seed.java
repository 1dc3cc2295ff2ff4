package duplex.course.kit;

import java.util.Random;

/** Random numbers of a check: different in every run, and again the same with the same seed. */
public final class Seed {

    /** The system property that decides. */
    public static final String PROPERTY = "duplex.course.seed";

    private Seed() {}

    public static long value() {
        return Long.getLong(PROPERTY, 1);
    }

    /** Begins anew with each call. */
    public static Random random() {
        return new Random(value());
    }
}
