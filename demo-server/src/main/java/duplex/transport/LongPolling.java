package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import duplex.chat.RefusedException;
import duplex.chat.Registration;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * Long polling: the client asks, and the answer waits until there is something to say, or until the hold is over (RFC
 * 6202, section 2.1).
 *
 * <p>A held poll is a registration with the room and one with the timer; no thread waits for it.
 */
public final class LongPolling implements Transport {

    private final ChatRoom room;
    private final Limits limits;
    private final Timer timer;
    private final JsonMessages messages;
    private final Set<CompletableFuture<Void>> held = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    public LongPolling(ChatRoom room, Limits limits, PostRates rates, Timer timer) {
        this.room = room;
        this.limits = limits;
        this.timer = timer;
        this.messages = new JsonMessages(room, limits, rates);
    }

    @Override
    public String name() {
        return "long-polling";
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        routes.get("/long-polling/messages", this::get);
        routes.post("/long-polling/messages", messages::post);
    }

    /** {@code GET ?after=CURSOR}: what came after it, as soon as something has. */
    private void get(Context ctx) throws RefusedException {
        Cursor cursor = Cursors.after(ctx, room);
        ctx.future(() -> somethingToSay(cursor)
                ? messages.answer(ctx, cursor)
                : hold(ctx, cursor).thenComposeAsync(due -> messages.answer(ctx, cursor), threads(ctx)));
    }

    /** The server's own: thousands are answered at once, and whoever posted must not wait for that. */
    private static Executor threads(Context ctx) {
        return ServletContextRequest.getServletContextRequest(ctx.req())
                .getComponents()
                .getExecutor();
    }

    private boolean somethingToSay(Cursor cursor) {
        return !(room.after(cursor, 1) instanceof Reading.Page page
                && page.messages().isEmpty());
    }

    /**
     * Completed when there is something after {@code cursor}, when the hold is over, or when the server stops; never, when
     * the request ends before: a stream of HTTP/2 may be reset, and then there is no response to answer with any more.
     */
    @SuppressWarnings("CollectionUndefinedEquality") // each hold is itself and no other, which is what is meant
    private CompletableFuture<Void> hold(Context ctx, Cursor cursor) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        held.add(due);
        Registration message = room.whenAfter(cursor, () -> due.complete(null));
        Registration limit = timer.after(limits.time(Limit.HOLD_SECONDS), () -> due.complete(null));
        if (stopping) { // after it was added: whoever comes too late for stop to see it finds this
            due.complete(null);
        }
        Runnable letGo = () -> {
            message.close();
            limit.close();
            held.remove(due);
        };
        Request.addCompletionListener(
                ServletContextRequest.getServletContextRequest(ctx.req()), failure -> letGo.run());
        return due.whenComplete((nothing, failure) -> letGo.run());
    }

    /** Answers every held poll, with nothing; one that comes now is not held any more. */
    @Override
    public CompletableFuture<Void> stop() {
        stopping = true;
        List.copyOf(held).forEach(due -> due.complete(null));
        return CompletableFuture.completedFuture(null);
    }
}
