package duplex.server;

import duplex.chat.Registration;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Timer;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as Jetty speaks it, from clients that send a header section within {@link Limit#SEND_SECONDS} of its first
 * byte; others get 408 (RFC 9110, section 15.5.9).
 *
 * <p>Jetty only looks at how long nothing has come, so that a client which sends a byte now and then would keep its
 * connection, and what has come, for as long as it likes. A header section that is there at once, as nearly all are,
 * costs no timer. For what comes after it there is {@link ContentDeadline}.
 */
final class PromptHttp extends HttpConnectionFactory {

    private static final Registration NONE = () -> {};

    private final Limits limits;
    private final Timer timer;

    PromptHttp(HttpConfiguration http, Limits limits, Timer timer) {
        super(http);
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new PromptConnection(connector, endPoint), connector, endPoint);
    }

    private final class PromptConnection extends HttpConnection {

        /** Set by the constructor of the class above, before this one's fields are. */
        private @Nullable RequestHandler handler;

        /** When the first byte of the header section came that is not whole yet: what tells it from the next one. */
        private OptionalLong begun = OptionalLong.empty();

        private Registration limit = NONE;
        private boolean late;

        PromptConnection(Connector connector, EndPoint endPoint) {
            super(PromptHttp.this.getHttpConfiguration(), connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            RequestHandler made = super.newRequestHandler();
            handler = made;
            return made;
        }

        /** Reads what has come. When this returns, another thread may already read what came next. */
        @Override
        public void onFillable() {
            super.onFillable();
            look();
        }

        private synchronized void look() {
            OptionalLong now =
                    isInHeaderSection() ? OptionalLong.of(getParser().getBeginNanoTime()) : OptionalLong.empty();
            if (!now.equals(begun)) {
                begun = now;
                late = false;
                limit.close();
                limit = now.isEmpty() ? NONE : timer.after(limits.time(Limit.SEND_SECONDS), () -> giveUp(now));
            }
            if (late && getEndPoint() instanceof AbstractEndPoint reading) {
                reading.getFillInterest().onFail(new LateException()); // nobody, while one reads: who looks after that
            }
        }

        private synchronized void giveUp(OptionalLong awaited) {
            late = awaited.equals(begun);
            look();
        }

        private boolean isInHeaderSection() {
            return getParser().inHeaderState() && !getParser().isStart();
        }

        /** Nobody reads any more, so that what is to be done with the parser is ours. */
        @Override
        public void onFillInterestedFailed(Throwable cause) {
            if (cause instanceof LateException) {
                getParser().close();
                Objects.requireNonNull(handler)
                        .badMessage(new HttpException.RuntimeException(
                                HttpStatus.REQUEST_TIMEOUT_408, "header section took too long; send it at once"));
            } else {
                super.onFillInterestedFailed(cause);
            }
        }
    }

    /** Not the timeout of a connection that is idle. */
    private static final class LateException extends TimeoutException {
        private static final long serialVersionUID = 1L;
    }
}
