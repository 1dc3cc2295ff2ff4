package duplex.transport.engineio;

import duplex.transport.Texts;

/** A request that the session, or the want of one, refuses. */
final class RefusedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** Empty where the refusal's own sentence says it all. */
    private final String line;

    RefusedRequestException(Refusal refusal) {
        this(refusal, "");
    }

    /** @param line in place of the refusal's own sentence, when there is more to say */
    RefusedRequestException(Refusal refusal, String line) {
        super(refusal + " " + line, null, false, false); // no stack trace: it tells of the peer's mistake, not of ours
        this.refusal = refusal;
        this.line = line;
    }

    Refusal refusal() {
        return refusal;
    }

    String line(Texts texts) {
        return line.isEmpty() ? refusal.sentence(texts) : line;
    }
}
