package duplex.wire;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many bytes went one way, by part. Immutable.
 *
 * @param byPart every part, in the enum's order, those without bytes with 0
 * @param fieldsDecoded a figure beside them, in no sum: how long the field blocks of {@link Part#HTTP2_FIELDS} are when
 *     decoded, names and values alone
 * @param payloadInflated another figure beside them: how long the data of {@link Part#PAYLOAD} that were compressed are
 *     when they are decompressed (RFC 7692); 0 where nothing was
 */
public record Bytes(Map<Part, Long> byPart, long fieldsDecoded, long payloadInflated) {

    public static final Bytes NONE = new Bytes(Map.of());

    public Bytes {
        EnumMap<Part, Long> complete = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            complete.put(part, byPart.getOrDefault(part, 0L));
        }
        byPart = Collections.unmodifiableMap(complete);
    }

    /** Of a connection without HTTP/2 and without compression. */
    public Bytes(Map<Part, Long> byPart) {
        this(byPart, 0, 0);
    }

    public long of(Part part) {
        return byPart.getOrDefault(part, 0L);
    }

    public long total() {
        return byPart.values().stream().mapToLong(Long::longValue).sum();
    }

    public Bytes plus(Bytes other) {
        return combine(other, 1);
    }

    /** What has come since {@code earlier}. */
    public Bytes minus(Bytes earlier) {
        return combine(earlier, -1);
    }

    private Bytes combine(Bytes other, int sign) {
        EnumMap<Part, Long> combined = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            combined.put(part, of(part) + sign * other.of(part));
        }
        return new Bytes(
                combined, fieldsDecoded + sign * other.fieldsDecoded, payloadInflated + sign * other.payloadInflated);
    }
}
