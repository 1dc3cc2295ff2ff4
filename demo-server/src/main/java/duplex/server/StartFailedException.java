package duplex.server;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** The server could not start; the message is one line that says what to do. */
public final class StartFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    StartFailedException(String message) {
        super(message);
    }

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The store cannot be had, for the reason that {@code e} says. */
    static StartFailedException store(Exception e) {
        return new StartFailedException(e.getMessage() + "; give another file with --store, or --store memory", e);
    }

    /** Another server has the session of this port, and with it the port. */
    static StartFailedException inUse(int port, Exception e) {
        return new StartFailedException(
                "port " + port + " is in use by another Duplex; stop that, or choose another with --port", e);
    }

    /** Runs {@code start}, and says of {@code what} why it could not be had. */
    static void when(String what, Runnable start) throws StartFailedException {
        try {
            start.run();
        } catch (UncheckedIOException e) {
            throw new StartFailedException(what + " " + reason(what, e), e);
        }
    }

    /** Jetty wraps what the socket said; the innermost cause is the one that says it. */
    private static String reason(String what, UncheckedIOException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "cannot be opened: the address is not known; give one of this machine's with --address";
        }
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && said.contains("in use")) {
            return "is in use; stop what holds it, or choose another with --"
                    + (what.startsWith("control") ? "control-port" : "port");
        }
        return "cannot be opened: " + said;
    }
}
