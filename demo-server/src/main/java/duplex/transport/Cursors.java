package duplex.transport;

import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.RefusedException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Cursors in a request's query. */
final class Cursors {

    private Cursors() {}

    /** {@code ?after=CURSOR}, or where a newcomer starts when there is none. */
    static Cursor after(Context ctx, ChatRoom room) throws RefusedException {
        return of(ctx, "after").orElseGet(room::newcomer);
    }

    /** The cursor under {@code name}; a parameter that is there and cannot be read is malformed, never overlooked. */
    static Optional<Cursor> of(Context ctx, String name) throws RefusedException {
        List<String> values = ctx.queryParamMap().get(name);
        if (values == null) {
            return Optional.empty();
        }
        return Optional.of(Cursor.parse(values.isEmpty() ? "" : values.get(0)));
    }
}
