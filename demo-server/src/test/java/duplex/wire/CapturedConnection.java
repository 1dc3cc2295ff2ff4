package duplex.wire;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One connection as a capture saw it: the payload bytes of its segments, each byte once however often it was sent, in
 * the order of their sequence numbers; parsed anew, in the slices that TCP made.
 */
final class CapturedConnection {

    /** One direction of it. */
    private static final class Stream {
        private int first;
        private long length;
        private final TreeMap<Long, ByteBuffer> early = new TreeMap<>();
    }

    private final Map<Direction, Stream> streams = new EnumMap<>(Direction.class);
    private final Recording recording = new Recording();
    private final WireParser parser = new WireParser(recording);

    CapturedConnection() {
        for (Direction direction : Direction.values()) {
            streams.put(direction, new Stream());
        }
    }

    synchronized void add(Direction direction, Pcap.Segment segment) {
        Stream stream = stream(direction);
        if (segment.syn()) {
            stream.first = segment.sequence();
        }
        if (segment.payload().hasRemaining()) {
            // The difference is right also when the 32 bits of a sequence number wrapped.
            stream.early.merge(
                    (long) segment.sequence() - stream.first & 0xffff_ffffL,
                    segment.payload(),
                    (a, b) -> a.remaining() >= b.remaining() ? a : b);
        }
        while (!stream.early.isEmpty() && stream.early.firstKey() <= stream.length) {
            Map.Entry<Long, ByteBuffer> next = Objects.requireNonNull(stream.early.pollFirstEntry());
            long known = Math.min(stream.length - next.getKey(), next.getValue().remaining());
            ByteBuffer news = next.getValue().position((int) known);
            stream.length += news.remaining();
            parser.accept(direction, news);
        }
    }

    /** How many payload bytes went in this direction. */
    synchronized long bytes(Direction direction) {
        return stream(direction).length;
    }

    /** The same by part; ends the parsing. */
    synchronized Bytes parts(Direction direction) {
        parser.end();
        return recording.bytes(direction);
    }

    private Stream stream(Direction direction) {
        return Objects.requireNonNull(streams.get(direction));
    }
}
