package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.RefusedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Short polling: the client asks on a timer, and is answered at once, often with nothing.
 *
 * <p>What it costs is asking; what it delays is half the interval on average (RFC 6202, section 2.1).
 */
public final class ShortPolling implements Transport {

    private final ChatRoom room;
    private final JsonMessages messages;

    public ShortPolling(ChatRoom room, Limits limits, PostRates rates) {
        this.room = room;
        this.messages = new JsonMessages(room, limits, rates);
    }

    @Override
    public String name() {
        return "short-polling";
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        routes.get("/short-polling/messages", this::get);
        routes.post("/short-polling/messages", messages::post);
    }

    /** {@code GET ?after=CURSOR}: what came after it, now. */
    private void get(Context ctx) throws RefusedException {
        Cursor cursor = Cursors.after(ctx, room);
        ctx.future(() -> messages.answer(ctx, cursor));
    }
}
