package duplex;

import java.util.Locale;

/**
 * How long the tests of this run may take: {@code mvn verify}, {@code mvn verify -Pslow}, {@code mvn verify -Pendurance}.
 *
 * <p>A promise is tested at every length, with larger counts at the longer ones. A test that is worth nothing with small
 * counts is tagged {@code slow} or {@code endurance} instead, and left out of the shorter runs; a class that is long as a
 * whole carries the tag itself.
 */
public enum Length {
    EVERYDAY,
    SLOW,
    ENDURANCE;

    /** The length of this run: system property {@code duplex.length}, which the parent pom sets. */
    public static final Length OF_THIS_RUN =
            valueOf(System.getProperty("duplex.length", "everyday").toUpperCase(Locale.ROOT));

    /** Whichever of the three belongs to this run. */
    public static <T> T of(T everyday, T slow, T endurance) {
        return switch (OF_THIS_RUN) {
            case EVERYDAY -> everyday;
            case SLOW -> slow;
            case ENDURANCE -> endurance;
        };
    }
}
