package duplex.transport.engineio;

/** A request that the session, or the want of one, refuses. */
final class RefusedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String line;

    RefusedRequestException(Refusal refusal) {
        this(refusal, refusal.sentence());
    }

    /** @param line in place of the refusal's own sentence, when there is more to say */
    RefusedRequestException(Refusal refusal, String line) {
        super(line, null, false, false); // no stack trace: it tells of the peer's mistake, not of ours
        this.refusal = refusal;
        this.line = line;
    }

    Refusal refusal() {
        return refusal;
    }

    String line() {
        return line;
    }
}
