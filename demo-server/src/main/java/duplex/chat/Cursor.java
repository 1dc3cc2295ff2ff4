package duplex.chat;

import duplex.chat.RefusedException.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a room's log: everything up to and including {@code sequence} lies behind it.
 *
 * <p>Clients see it as one opaque string, {@code epoch.sequence}, the same in JSON, in {@code ?after=} and as the id of
 * a server-sent event.
 *
 * @param epoch names one life of the log, 1 to 16 of {@code [a-z0-9]}; a log that starts anew has another one, so that
 *     an old cursor is recognised and never quietly misread
 * @param sequence 0 before the first chat message, then the sequence of the last one seen
 */
public record Cursor(String epoch, long sequence) {

    private static final Pattern EPOCH = Pattern.compile("[a-z0-9]{1,16}");

    /** No leading zero, so that one place has one spelling; 15 digits never overflow a long. */
    private static final Pattern CURSOR = Pattern.compile("([a-z0-9]{1,16})\\.(0|[1-9][0-9]{0,14})");

    public Cursor {
        if (!EPOCH.matcher(epoch).matches()) {
            throw new IllegalArgumentException("epoch must be 1 to 16 of [a-z0-9], was " + epoch);
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be at least 0, was " + sequence);
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static Cursor parse(String text) throws RefusedException {
        Matcher matcher = CURSOR.matcher(text);
        if (!matcher.matches()) {
            throw new RefusedException(Reason.MALFORMED, "refused.cursor");
        }
        return new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    /** The same log, at another place. */
    public Cursor at(long otherSequence) {
        return new Cursor(epoch, otherSequence);
    }

    /** The place {@code messages} earlier, or the beginning. */
    public Cursor back(long messages) {
        return at(Math.max(0, sequence - messages));
    }

    @Override
    public String toString() {
        return epoch + "." + sequence;
    }
}
