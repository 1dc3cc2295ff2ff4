package duplex.transport;

import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import io.javalin.http.Context;
import io.javalin.http.RequestTimeoutResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Content;

/** Reads the content of a request without waiting for the sender: a client that sends slowly holds no thread. */
public final class RequestContent {

    /** What all requests together may have sent of contents that are not whole yet; a classroom's takes a thousandth. */
    private static final long HELD_LIMIT = 64_000_000;

    private static final AtomicLong HELD = new AtomicLong();

    private final Context ctx;
    private final Content.Source source;
    private final int limit;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();

    private RequestContent(Context ctx, int limit) {
        this.ctx = ctx;
        this.source = ServletContextRequest.getServletContextRequest(ctx.req());
        this.limit = limit;
    }

    /**
     * The whole content as text.
     *
     * @param contentType what the request's {@code Content-Type} must be, parameters aside; else 415
     * @param limit in bytes; beyond that 413
     * @return failed with 400 for what is not UTF-8, or did not arrive whole, with 408 for what did not arrive in time
     */
    static CompletableFuture<String> text(Context ctx, String contentType, int limit) {
        requireContentType(ctx, contentType);
        return text(ctx, limit);
    }

    /** The same, of whatever content type. */
    public static CompletableFuture<String> text(Context ctx, int limit) {
        if (ctx.req().getContentLengthLong() > limit) {
            return CompletableFuture.failedFuture(tooLarge(limit));
        }
        RequestContent content = new RequestContent(ctx, limit);
        content.read();
        return content.text.whenComplete((whole, failure) -> HELD.addAndGet(-content.received.size()));
    }

    /** Takes what has come, and asks to be called again when more has. */
    private void read() {
        for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                text.completeExceptionally(notWhole(chunk.getFailure()));
                return;
            }
            byte[] some = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(some);
            chunk.release();
            received.writeBytes(some);
            if (HELD.addAndGet(some.length) > HELD_LIMIT) {
                text.completeExceptionally(
                        new ServiceUnavailableResponse(Pages.texts(ctx).get("refused.too-much")));
                return;
            }
            if (received.size() > limit) {
                text.completeExceptionally(tooLarge(limit));
                return;
            }
            if (chunk.isLast()) {
                complete();
                return;
            }
        }
        source.demand(this::read);
    }

    private Exception notWhole(Throwable failure) {
        return failure instanceof TimeoutException
                ? new RequestTimeoutResponse(Pages.texts(ctx).get("refused.content-too-slow"))
                : new RefusedException(Reason.MALFORMED, "refused.content-not-whole");
    }

    private void complete() {
        try {
            text.complete(utf8(received.toByteArray()));
        } catch (CharacterCodingException e) {
            text.completeExceptionally(new RefusedException(Reason.MALFORMED, "refused.content-not-utf-8"));
        }
    }

    private static void requireContentType(Context ctx, String required) {
        MediaType sent = MediaType.of(Objects.requireNonNullElse(ctx.header("Content-Type"), ""));
        if (!sent.type().equals(required)
                || !sent.parameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8")) {
            throw new UnsupportedMediaTypeResponse(Pages.texts(ctx).get("refused.content-type", required));
        }
    }

    private static RefusedException tooLarge(int limit) {
        return new RefusedException(Reason.TOO_LONG, "refused.content-too-large", limit);
    }

    /** Strictly: a replacement character in place of a bad byte would put words in somebody's mouth. */
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
