package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Draft;
import duplex.chat.Reading;
import duplex.chat.RefusedException;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Chat messages as JSON over HTTP: what every AJAX transport sends with, and answers a poll with. */
final class JsonMessages {

    /** How many chat messages one answer carries at most; whoever gets as many asks again at once. */
    static final int PAGE = 100;

    private final ChatRoom room;
    private final Limits limits;
    private final PostRates rates;

    JsonMessages(ChatRoom room, Limits limits, PostRates rates) {
        this.room = room;
        this.limits = limits;
        this.rates = rates;
    }

    /** {@code POST {"author","text","id"}} -> 201 {@code {"cursor":"…"}}, once the chat message is kept. */
    void post(Context ctx) {
        ctx.future(() -> RequestContent.text(ctx, Reply.JSON, limits.count(Limit.CONTENT_BYTES))
                .thenApply(json -> draft(ctx, json))
                .thenCompose(room::post)
                .thenCompose(posted -> Reply.send(ctx, 201, Reply.JSON, ChatJson.posted(posted.cursor()))));
    }

    private Draft draft(Context ctx, String json) {
        try {
            return rates.admit(ctx, ChatJson.draft(json, limits.rules()));
        } catch (RefusedException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * What came after {@code cursor}: 200 with chat messages, 204 with none, 410 for a cursor that is gone.
     *
     * <p>A newcomer to an empty room is told its cursor in a field of the 204. Without one it would be a newcomer again
     * at its next poll, and miss without a word what is more than a newcomer sees.
     */
    CompletableFuture<Void> answer(Context ctx, Cursor cursor) {
        Reading reading = room.after(cursor, PAGE);
        ctx.header("Cache-Control", "no-store"); // the same URL has another answer soon
        if (ctx.queryParam("after") == null) {
            ctx.header("Cursor", reading.cursor().toString());
        }
        if (reading instanceof Reading.Resync resync) {
            return Reply.send(ctx, 410, Reply.JSON, ChatJson.notResumable(resync, Pages.texts(ctx)));
        }
        Reading.Page page = (Reading.Page) reading;
        if (page.messages().isEmpty()) {
            return Reply.empty(ctx, 204);
        }
        return Reply.send(ctx, 200, Reply.JSON, ChatJson.page(page));
    }
}
