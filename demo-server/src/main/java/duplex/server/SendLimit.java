package duplex.server;

import duplex.chat.Registration;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.SlowResponse;
import duplex.transport.Timer;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Cuts off whoever does not read a response: a write that is in flight for longer than {@link Limit#SEND_SECONDS} fails,
 * and with it the response, which has begun and cannot become an error. On HTTP/1.1 that closes the connection, on HTTP/2
 * it resets the stream.
 *
 * <p>Else what was written for such a client would stay in memory until the connection's idle timeout. A write that is
 * done at once, as nearly all are, costs no timer.
 */
final class SendLimit extends Handler.Wrapper {

    private final Limits limits;
    private final Timer timer;

    SendLimit(Limits limits, Timer timer) {
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getConnectionMetaData().getConnection().getEndPoint().isOpen()) {
            callback.succeeded(); // sent before it was cut off, on the same connection: nobody is there to answer
            return true;
        }
        return super.handle(request, new Watched(request, response), callback);
    }

    private final class Watched extends Response.Wrapper {

        Watched(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            Send send = new Send(getRequest(), callback);
            super.write(last, content, send);
            send.watch();
        }
    }

    private final class Send extends Callback.Nested {

        private final Request request;
        private boolean over;
        private Registration limit = () -> {};

        Send(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        synchronized void watch() {
            if (!over) {
                limit = timer.after(
                        limits.time(Limit.SEND_SECONDS), () -> SlowResponse.cutOff(HttpChannel.from(request)));
            }
        }

        private synchronized void end() {
            over = true;
            limit.close();
        }

        @Override
        public void succeeded() {
            end();
            super.succeeded();
        }

        @Override
        public void failed(Throwable failure) {
            end();
            super.failed(failure);
        }
    }
}
