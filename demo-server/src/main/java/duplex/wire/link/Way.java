package duplex.wire.link;

import java.time.Duration;
import java.util.Optional;

/**
 * What the network does to the bytes of one direction. Immutable.
 *
 * @param delay from a byte's coming to its being handed on, at least 0
 * @param jitter each piece takes up to so much longer, evenly distributed, but none overtakes another; at least 0
 * @param bytesPerSecond at least 1; {@link Long#MAX_VALUE} when nothing holds them up
 * @param sliceBytes handed on in one write, 0.2 ms after the one before, at least 1; {@link Integer#MAX_VALUE} when they are not sliced
 * @param blackHole whether they vanish, the connection's end among them, and nobody is told. What has vanished never comes
 *     back, so a connection that was caught stays caught whatever is set later
 * @param cut where the connection ends, if it is cut
 */
public record Way(
        Duration delay, Duration jitter, long bytesPerSecond, int sliceBytes, boolean blackHole, Optional<Cut> cut) {

    /** As fast as this machine can. */
    public static final Way CLEAR =
            new Way(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE, Integer.MAX_VALUE, false, Optional.empty());

    public Way {
        requireAtLeast(0, "delay", delay.toNanos());
        requireAtLeast(0, "jitter", jitter.toNanos());
        requireAtLeast(1, "bytes per second", bytesPerSecond);
        requireAtLeast(1, "bytes of a slice", sliceBytes);
    }

    private static void requireAtLeast(int least, String what, long value) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", was " + value);
        }
    }

    public Way withDelay(Duration newDelay) {
        return new Way(newDelay, jitter, bytesPerSecond, sliceBytes, blackHole, cut);
    }

    public Way withJitter(Duration newJitter) {
        return new Way(delay, newJitter, bytesPerSecond, sliceBytes, blackHole, cut);
    }

    public Way withBandwidth(long newBytesPerSecond) {
        return new Way(delay, jitter, newBytesPerSecond, sliceBytes, blackHole, cut);
    }

    public Way withSlices(int newSliceBytes) {
        return new Way(delay, jitter, bytesPerSecond, newSliceBytes, blackHole, cut);
    }

    public Way withBlackHole() {
        return new Way(delay, jitter, bytesPerSecond, sliceBytes, true, cut);
    }

    public Way withCut(long afterBytes, Ending ending) {
        return new Way(delay, jitter, bytesPerSecond, sliceBytes, blackHole, Optional.of(new Cut(afterBytes, ending)));
    }

    boolean hasSlices() {
        return sliceBytes < Integer.MAX_VALUE;
    }

    boolean hasBandwidth() {
        return bytesPerSecond < Long.MAX_VALUE;
    }
}
