package duplex.chat;

/**
 * A client asked for something that the room does not accept.
 *
 * <p>The message is one line for the person at the other end: what was wrong, and what is accepted. Each transport turns
 * it into a status code or close code at its edge and nowhere else.
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
        TOO_LONG
    }

    private final Reason reason;
    private final String line;

    /** @param line what was wrong and what is accepted, without a full stop */
    public RefusedException(Reason reason, String line) {
        super(line);
        this.reason = reason;
        this.line = line;
    }

    public String line() {
        return line;
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
