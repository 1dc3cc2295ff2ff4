package duplex.measure.browser;

import java.io.IOException;

/** A browser that did not start, did not answer in time, or answered with an error; the message quotes it. */
public final class BrowserException extends IOException {
    private static final long serialVersionUID = 1L;

    public BrowserException(String message) {
        super(message);
    }

    public BrowserException(String message, Throwable cause) {
        super(message, cause);
    }
}
