package duplex.wire;

import java.io.Serial;

/** What a peer sent is neither HTTP nor WebSocket nor TLS. */
final class UnparsableException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnparsableException(String reason) {
        // Without a stack trace: a peer can cause these at will, and they should cost nothing.
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong with it. */
    String reason() {
        return reason;
    }
}
