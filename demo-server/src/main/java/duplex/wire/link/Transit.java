package duplex.wire.link;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * What is on its way in one direction, and when each piece of it arrives. Time is the caller's, on one clock, in
 * nanoseconds; pieces arrive in the order in which they set out.
 *
 * <p>It takes no more than a network holds, see {@link #hasRoom}: what is beyond that stays with whoever sends it.
 */
final class Transit {

    /** As much as TCP keeps under way unacknowledged, roughly; at 50 ms that lets 20 MB a second through. */
    static final int LIMIT_BYTES = 1 << 20;

    /** Where the bandwidth is the bottleneck, what waits for it is sent within this time. */
    static final long LONGEST_QUEUE = 100_000_000;

    /** Bandwidth is shared out in packets of Ethernet's size. */
    static final int PACKET_BYTES = 1_460;

    /** Between two slices, so that whoever reads has a chance to read them apart. */
    static final long SLICE_GAP = 200_000;

    private static final int LIMIT_PIECES = 10_000;
    private static final double NANOS_PER_SECOND = 1e9;

    /** @param arrival runs when the bytes, which may be none, have been handed on */
    record Piece(long dueAt, ByteBuffer bytes, Runnable arrival) {}

    private final RandomGenerator random;
    private final Queue<Piece> pieces = new ArrayDeque<>();
    private int bytes;
    private long bottleneckFreeAt;
    private long lastDueAt;

    /** @param openAt nothing sets out earlier: when TCP's own handshake is through */
    Transit(RandomGenerator random, long openAt) {
        this.random = random;
        this.bottleneckFreeAt = openAt;
        this.lastDueAt = openAt;
    }

    /** A copy of what the buffer holds sets out. */
    void add(ByteBuffer from, Way way, long now) {
        int most = Math.min(way.sliceBytes(), way.hasBandwidth() ? PACKET_BYTES : Integer.MAX_VALUE);
        while (from.hasRemaining()) {
            byte[] copy = new byte[Math.min(most, from.remaining())];
            from.get(copy);
            add(copy, way, now, () -> {});
        }
    }

    /** What is not a byte takes as long as one: the end of a stream arrives after what was said before it. */
    void add(Runnable arrival, Way way, long now) {
        add(new byte[0], way, now, arrival);
    }

    private void add(byte[] copy, Way way, long now, Runnable arrival) {
        bottleneckFreeAt = Math.max(now, bottleneckFreeAt);
        if (way.hasBandwidth()) {
            bottleneckFreeAt += (long) (copy.length / (double) way.bytesPerSecond() * NANOS_PER_SECOND);
        }
        long jitter = way.jitter().isZero() ? 0 : random.nextLong(way.jitter().toNanos() + 1);
        long gap = way.hasSlices() ? SLICE_GAP : 0;
        lastDueAt = Math.max(lastDueAt + gap, bottleneckFreeAt + way.delay().toNanos() + jitter);
        pieces.add(new Piece(lastDueAt, ByteBuffer.wrap(copy), arrival));
        bytes += copy.length;
    }

    boolean hasRoom(long now) {
        return bytes < LIMIT_BYTES && pieces.size() < LIMIT_PIECES && bottleneckFreeAt - now < LONGEST_QUEUE;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** When the next piece arrives; there must be one. */
    long nextDueAt() {
        return pieces.element().dueAt();
    }

    /** The next piece; there must be one. Whoever has handed its bytes on, all of them, removes it. */
    Piece next() {
        return pieces.element();
    }

    void remove() {
        bytes -= pieces.remove().bytes().limit();
    }

    /** All that is on its way is lost. */
    void clear() {
        pieces.clear();
        bytes = 0;
    }
}
