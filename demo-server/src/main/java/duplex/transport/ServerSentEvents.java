package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.RefusedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotAcceptableResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Server-sent events (WHATWG HTML, section 9.2): one GET whose response does not end. Chat messages come as events in
 * it; to send one, a client posts as the pollers do.
 *
 * <p>What the room has, an {@link EventStreamReader} a client writes. The response is chunked and its connection
 * persistent: a stream that has ended leaves a connection that can be used again.
 */
public final class ServerSentEvents implements Transport {

    private static final String PATH = "/server-sent-events/messages";
    private static final String EVENT_STREAM = "text/event-stream";

    private final ChatRoom room;
    private final Limits limits;
    private final Timer timer;
    private final JsonMessages messages;
    private final Set<EventStreamReader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    public ServerSentEvents(ChatRoom room, Limits limits, PostRates rates, Timer timer) {
        this.room = room;
        this.limits = limits;
        this.timer = timer;
        this.messages = new JsonMessages(room, limits, rates);
    }

    @Override
    public String name() {
        return "server-sent-events";
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        routes.get(PATH, this::get);
        routes.post(PATH, messages::post);
        timer.after(WebSocketRoutes.ROUND, this::round);
    }

    /**
     * {@code GET ?after=CURSOR}: whatever comes after it, as it comes. A browser that comes back says in {@code
     * Last-Event-ID} where it was, and that is newer than the address it was once given.
     *
     * <p>A cursor that is gone is said in the stream, not by 410: an error status would end it for ever, and the script
     * would not learn why.
     */
    private void get(Context ctx) throws RefusedException {
        if (!Accept.of(Optional.ofNullable(ctx.header("Accept"))).accepts(EVENT_STREAM)) {
            throw new NotAcceptableResponse(Pages.texts(ctx).get("refused.event-stream", EVENT_STREAM));
        }
        Optional<String> lastEventId = Optional.ofNullable(ctx.header("Last-Event-ID"));
        Cursor start = lastEventId.isPresent() ? Cursor.parse(lastEventId.get()) : Cursors.after(ctx, room);
        ctx.status(200).contentType(EVENT_STREAM).header("Cache-Control", "no-store");
        ctx.future(() -> stream(new EventStreamReader(room, limits, timer, ctx, start)));
    }

    private CompletableFuture<Void> stream(EventStreamReader reader) {
        readers.add(reader);
        reader.iterate();
        if (stopping) { // after it was added: whoever comes too late for stop to see it finds this
            reader.end();
        }
        return reader.ended().thenRun(() -> readers.remove(reader));
    }

    private void round() {
        readers.forEach(EventStreamReader::check);
        timer.after(WebSocketRoutes.ROUND, this::round);
    }

    /** Ends every stream in order; one that comes now ends at once. */
    @Override
    public CompletableFuture<Void> stop() {
        stopping = true;
        List<EventStreamReader> streaming = List.copyOf(readers);
        streaming.forEach(EventStreamReader::end);
        return CompletableFuture.allOf(
                streaming.stream().map(EventStreamReader::ended).toArray(CompletableFuture<?>[]::new));
    }
}
