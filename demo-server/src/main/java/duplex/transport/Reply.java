package duplex.transport;

import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * Answers an HTTP request without waiting for the reader.
 *
 * <p>A servlet's output stream blocks the thread that writes to it when a client does not read. Jetty's own output takes
 * the whole content and calls back, so that one client that stops reading holds no thread.
 */
public final class Reply {

    public static final String HTML = "text/html; charset=utf-8";
    public static final String JSON = "application/json";

    private Reply() {}

    /**
     * Sends content of a known length.
     *
     * @return completed when Jetty has sent it; to be handed to {@link Context#future}
     */
    public static CompletableFuture<Void> send(Context ctx, int status, String contentType, byte[] content) {
        ctx.status(status).contentType(contentType);
        ctx.res().setContentLength(content.length);
        return send(ctx, ByteBuffer.wrap(content));
    }

    /** Sends no content: 204, or a redirection, which have fields only. */
    public static CompletableFuture<Void> empty(Context ctx, int status) {
        ctx.status(status);
        ctx.res().setContentType(null); // Javalin has set one, for content that is not there
        return send(ctx, ByteBuffer.allocate(0));
    }

    /** What fails the response while it is being sent. Begun, it cannot become an error: Jetty closes the connection. */
    public static Runnable cutOff(Context ctx) {
        HttpChannel channel = HttpChannel.from(ServletContextRequest.getServletContextRequest(ctx.req()));
        return () -> {
            Runnable failing = channel.onFailure(new TimeoutException("too slow"));
            if (failing != null) {
                ThreadPool.executeImmediately(
                        channel.getConnectionMetaData().getConnector().getExecutor(), failing);
            }
        };
    }

    private static CompletableFuture<Void> send(Context ctx, ByteBuffer content) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            HttpOutput output = (HttpOutput) ctx.res().getOutputStream();
            output.sendContent(content, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        } catch (IOException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /** Whether the connection has closed, and with it request and response have gone back to Jetty. */
    public static boolean isTooLate(Context ctx) {
        ServletRequest request = ctx.req();
        while (request instanceof ServletRequestWrapper wrapper) {
            request = wrapper.getRequest();
        }
        return request instanceof ServletApiRequest ours && ours.getRequest() == null;
    }
}
