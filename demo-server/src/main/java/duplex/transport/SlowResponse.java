package duplex.transport;

import duplex.chat.Registration;
import io.javalin.http.Context;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Ends a response whose reader does not take it. */
final class SlowResponse {

    private SlowResponse() {}

    /** Cuts the reader of {@code sent} off if it has not taken the whole of it in time. */
    static CompletableFuture<Void> within(Duration time, Timer timer, Context ctx, CompletableFuture<Void> sent) {
        if (sent.isDone()) {
            return sent; // as nearly always: the socket took it at once
        }
        HttpChannel channel = HttpChannel.from(ServletContextRequest.getServletContextRequest(ctx.req()));
        Registration due = timer.after(time, () -> cutOff(channel));
        return sent.whenComplete((nothing, failure) -> due.close());
    }

    /**
     * Ends it, with what is in flight. A response that has begun cannot become an error: on HTTP/1.1 the connection ends
     * with it, on HTTP/2 the stream is reset.
     */
    static void cutOff(HttpChannel channel) {
        ConnectionMetaData connection = channel.getConnectionMetaData();
        if (connection.getHttpVersion() != HttpVersion.HTTP_2) {
            connection.getConnection().getEndPoint().close();
            return;
        }
        Runnable failing = channel.onFailure(new SocketTimeoutException("too slow"));
        if (failing != null) {
            ThreadPool.executeImmediately(connection.getConnector().getExecutor(), failing);
        }
    }
}
