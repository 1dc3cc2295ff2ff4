package duplex.server;

import duplex.transport.socketio.SocketIoOptions;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps foreign pages out, before anything is upgraded, read or posted: 403, whatever the path (RFC 6455, section 10.2).
 *
 * <ol>
 *   <li>{@code Host} must be ours.
 *   <li>{@code Origin}, where there is one, must be that of our own pages: the same scheme, and the same host and port as
 *       in {@code Host}.
 *   <li>A request that changes something or opens a WebSocket and has no {@code Origin} must have no cookie either: a
 *       browser sends the field with those, and a program that is no browser has no cookie of ours to misuse.
 * </ol>
 */
final class Doors extends Handler.Wrapper {

    private final OriginRules rules;
    private final SocketIoOptions socketIo;

    /** @param socketIo which has a door of its own for other people's pages, shut unless asked for */
    Doors(OriginRules rules, SocketIoOptions socketIo, Handler inside) {
        super(inside);
        this.rules = rules;
        this.socketIo = socketIo;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String refusal = refusal(request);
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, 403, refusal);
        return true;
    }

    /** Why the request is not let in, or nothing. */
    private String refusal(Request request) {
        HttpURI uri = request.getHttpURI();
        String host = String.valueOf(uri.getHost());
        if (!rules.isOurs(host)) {
            return "this server is not called " + host + "; use its address, or start it with --host " + host;
        }
        for (HttpField origin : request.getHeaders().getFields(HttpHeader.ORIGIN)) {
            String page = String.valueOf(origin.getValue());
            if (!rules.mayAsk(page, uri.getScheme() + "://" + uri.getAuthority())
                    && !socketIo.lets(page, Request.getPathInContext(request))) {
                return "origin " + origin.getValue() + " is foreign here; open a page of this server";
            }
        }
        boolean anonymous = !request.getHeaders().contains(HttpHeader.ORIGIN);
        if (anonymous && actsOrOpens(request) && request.getHeaders().contains(HttpHeader.COOKIE)) {
            return "a cookie but no origin; a browser sends both, a program neither";
        }
        return "";
    }

    private static boolean actsOrOpens(Request request) {
        HttpMethod method = HttpMethod.fromString(request.getMethod());
        boolean safe = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
        return !safe || request.getHeaders().contains(HttpHeader.UPGRADE);
    }
}
