package duplex.chat;

/**
 * A log could not keep what was posted, for a reason of its own: the disk is full, the file has gone. Nobody will see
 * it; posted again, under the same id, it may well be kept.
 *
 * <p>Each transport turns it into a status code or close code at its edge, and into words for whoever posted.
 */
public final class NotKeptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason why, to follow a colon, without a full stop */
    public NotKeptException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
