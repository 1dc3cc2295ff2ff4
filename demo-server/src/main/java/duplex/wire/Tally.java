package duplex.wire;

import java.util.EnumMap;
import java.util.Map;

/** Counts bytes of one direction by part. For one thread at a time. */
@SuppressWarnings("EnumOrdinal") // an array, not an EnumMap of boxed longs: this runs for every piece of every frame
public final class Tally {

    private final long[] counts = new long[Part.values().length];
    private long fieldsDecoded;
    private long payloadInflated;

    public void add(Part part, int bytes) {
        counts[part.ordinal()] += bytes;
    }

    /** Adds all that the other has counted. */
    public void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        fieldsDecoded += other.fieldsDecoded;
        payloadInflated += other.payloadInflated;
    }

    public void addFieldsDecoded(int bytes) {
        fieldsDecoded += bytes;
    }

    public void addPayloadInflated(int bytes) {
        payloadInflated += bytes;
    }

    public long of(Part part) {
        return counts[part.ordinal()];
    }

    public Bytes bytes() {
        Map<Part, Long> byPart = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            byPart.put(part, counts[part.ordinal()]);
        }
        return new Bytes(byPart, fieldsDecoded, payloadInflated);
    }
}
