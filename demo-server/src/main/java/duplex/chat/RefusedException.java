package duplex.chat;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A client asked for something that the room does not accept.
 *
 * <p>What the person at the other end reads is one line: what was wrong, and what is accepted. Here it is only a key and
 * what stands in its gaps, since whoever refuses does not know in which language that person reads. Each transport
 * turns both into words and into a status code or close code, at its edge and nowhere else.
 */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of mistake it was, as far as a status code can tell them apart. */
    public enum Reason {
        /** It cannot be read at all: a malformed cursor, an id with a blank in it, text that is not Unicode. */
        MALFORMED,
        /** It can be read, and something that is needed is not there: no name, no text. */
        INCOMPLETE,
        /** It is larger than the room takes. */
        TOO_LONG,
        /** It is one too many in a second. */
        TOO_FAST
    }

    private final Reason reason;
    private final String key;
    private final Serializable[] arguments;

    /**
     * @param key of the text that says it, such as {@code refused.text.too-long}
     * @param arguments what takes the places of {@code {0}}, {@code {1}} … in that text
     */
    public RefusedException(Reason reason, String key, Serializable... arguments) {
        super(key + " " + Arrays.toString(arguments));
        this.reason = reason;
        this.key = key;
        this.arguments = arguments.clone();
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return Arrays.copyOf(arguments, arguments.length, Object[].class);
    }

    public Reason reason() {
        return reason;
    }

    /** A peer's mistake is an answer, not a fault of ours: nobody reads its stack trace, so none is taken. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
