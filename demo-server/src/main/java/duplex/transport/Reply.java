package duplex.transport;

import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;
import org.eclipse.jetty.util.Callback;

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
     * @return completed when Jetty has sent it, failed when it cannot; to be handed to {@link Context#future}
     */
    public static CompletableFuture<Void> send(Context ctx, int status, String contentType, byte[] content) {
        return send(ctx, ByteBuffer.wrap(content), () -> {
            ctx.status(status).contentType(contentType);
            if (contentType.equals(HTML)) {
                PagePolicy.of(ctx).forEach(ctx::header);
            }
            ctx.res().setContentLength(content.length);
        });
    }

    /** Sends no content: 204, or a redirection, which have fields only. */
    public static CompletableFuture<Void> empty(Context ctx, int status) {
        return send(ctx, ByteBuffer.allocate(0), () -> {
            ctx.status(status);
            ctx.res().setContentType(null); // Javalin has set one, for content that is not there
        });
    }

    /** @param head sets what stands before the content */
    private static CompletableFuture<Void> send(Context ctx, ByteBuffer content, Runnable head) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            head.run();
            HttpOutput output = (HttpOutput) ctx.res().getOutputStream();
            output.sendContent(content, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        } catch (IOException | RuntimeException e) { // the latter when a stream was reset, and with it all this is gone
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
