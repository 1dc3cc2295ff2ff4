package duplex.wire.link;

import duplex.wire.Direction;
import java.time.Duration;

/**
 * The weather on a {@link Link}: what it does to a connection. Immutable.
 *
 * <pre>{@code
 * Conditions.delay(Duration.ofMillis(50))
 * Conditions.both(Way.CLEAR.withSlices(1))
 * Conditions.CLEAR.withUp(Way.CLEAR.withCut(17, Ending.RST))
 * Conditions.CLEAR.withUpgrades(Upgrades.SWALLOWED)
 * }</pre>
 *
 * @param up what happens to the bytes from client to server
 * @param down what happens to the bytes from server to client
 * @param upgrades decided when a connection begins: a change is for those that begin later
 */
public record Conditions(Way up, Way down, Upgrades upgrades) {

    /** Everything passes. */
    public static final Conditions CLEAR = both(Way.CLEAR);

    /**
     * Everything vanishes and nobody is told: connections stay open and silent, and new ones are accepted of which the
     * server never hears.
     */
    public static final Conditions BLACK_HOLE = both(Way.CLEAR.withBlackHole());

    /** The same in both directions. */
    public static Conditions both(Way way) {
        return new Conditions(way, way, Upgrades.PASSED);
    }

    /** Each direction takes so long. */
    public static Conditions delay(Duration oneWay) {
        return both(Way.CLEAR.withDelay(oneWay));
    }

    public Conditions withUp(Way newUp) {
        return new Conditions(newUp, down, upgrades);
    }

    public Conditions withDown(Way newDown) {
        return new Conditions(up, newDown, upgrades);
    }

    public Conditions withUpgrades(Upgrades newUpgrades) {
        return new Conditions(up, down, newUpgrades);
    }

    Way of(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }
}
