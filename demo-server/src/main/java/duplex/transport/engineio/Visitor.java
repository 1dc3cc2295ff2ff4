package duplex.transport.engineio;

import duplex.transport.Opening;
import duplex.transport.Pages;
import duplex.transport.Texts;
import io.javalin.http.Context;

/**
 * Who opens a session.
 *
 * @param address where from, such as {@code 127.0.0.1}
 * @param texts in the language asked for
 */
public record Visitor(String address, Texts texts) {

    static Visitor of(Context ctx) {
        return new Visitor(ctx.req().getRemoteAddr(), Pages.texts(ctx));
    }

    static Visitor of(Opening opening) {
        return new Visitor(opening.address(), opening.texts());
    }
}
