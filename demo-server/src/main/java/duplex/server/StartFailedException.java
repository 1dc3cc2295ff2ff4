package duplex.server;

import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;

/** The server could not start; the message is one line that says what to do. */
public final class StartFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Runs {@code start}, and says of {@code what} why it could not be had. */
    static void when(String what, Runnable start) throws StartFailedException {
        try {
            start.run();
        } catch (JavalinException e) {
            throw new StartFailedException(what + " " + reason(e), e);
        }
    }

    private static String reason(JavalinException failure) {
        if (failure instanceof JavalinBindException) {
            return "is in use; stop what holds it, or choose another with --port";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "cannot be opened: the address is not known; give one of this machine's with --address";
            }
            if (cause instanceof BindException || cause instanceof SocketException) {
                return "cannot be opened: " + cause.getMessage();
            }
        }
        return "cannot be opened: " + failure.getMessage();
    }
}
