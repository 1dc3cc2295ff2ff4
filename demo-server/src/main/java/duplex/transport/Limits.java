package duplex.transport;

import duplex.chat.Rules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of anything one client may have. Immutable.
 *
 * @param changed the limits that are not at their standard; 0 means that there is none
 */
public record Limits(Map<Limit, Integer> changed) {

    public static final Limits STANDARD = new Limits(Map.of());

    /** Longer than any server runs: how long something may take when there is no limit. */
    private static final Duration FOR_EVER = Duration.ofDays(3_650);

    private static final int JSON_ESCAPE_BYTES = 6;
    private static final int REPRESENTATION_BYTES = 1_024;

    public Limits {
        changed.forEach((limit, value) -> {
            if (value < 0) {
                throw new IllegalArgumentException(limit.key() + " must be at least 0, was " + value);
            }
        });
        changed = Map.copyOf(changed);
        requireFramesForTexts(
                changed.getOrDefault(Limit.FRAME_BYTES, Limit.FRAME_BYTES.standard()),
                changed.getOrDefault(Limit.TEXT_BYTES, Limit.TEXT_BYTES.standard()));
    }

    /** Jetty holds outgoing frames to the same limit: a text that no frame can carry would shut every WebSocket out. */
    private static void requireFramesForTexts(int frameBytes, int textBytes) {
        long longest = (long) textBytes * JSON_ESCAPE_BYTES + REPRESENTATION_BYTES;
        if (frameBytes != 0 && (textBytes == 0 || frameBytes < longest)) {
            throw new IllegalArgumentException("frame-bytes " + frameBytes + " cannot carry text-bytes " + textBytes
                    + "; a frame needs 6 times the text, for escapes, and 1,024 bytes around it");
        }
    }

    /** The same, but for one. */
    public Limits with(Limit limit, int value) {
        Map<Limit, Integer> all = new EnumMap<>(Limit.class);
        all.putAll(changed);
        all.put(limit, value);
        return new Limits(all);
    }

    /** The same without the limits that bound floods: for measuring, and for tools that test conformance. */
    public Limits withoutRates() {
        return with(Limit.MESSAGES_PER_SECOND, 0)
                .with(Limit.FRAMES_PER_SECOND, 0)
                .with(Limit.CONNECTIONS_PER_ADDRESS, 0);
    }

    /** As it was set, 0 for none. */
    public int set(Limit limit) {
        return changed.getOrDefault(limit, limit.standard());
    }

    /** How many bytes or chat messages are allowed. */
    public int count(Limit limit) {
        int value = set(limit);
        return value == 0 ? Integer.MAX_VALUE : value;
    }

    /** How long it may take. */
    public Duration time(Limit limit) {
        int seconds = set(limit);
        return seconds == 0 ? FOR_EVER : Duration.ofSeconds(seconds);
    }

    /** What the room accepts under these limits. */
    public Rules rules() {
        return new Rules(count(Limit.TEXT_BYTES), count(Limit.NAME_BYTES));
    }
}
