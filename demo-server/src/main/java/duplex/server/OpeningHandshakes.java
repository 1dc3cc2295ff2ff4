package duplex.server;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Holds opening handshakes to RFC 6455, section 4.2.1, where Jetty does not: the key, and the version. What is no opening
 * handshake passes, and so does, for a plain request, one of a path where nothing speaks WebSocket: a server may ignore
 * {@code Upgrade} (RFC 9110, section 7.8).
 */
final class OpeningHandshakes extends Handler.Wrapper {

    private static final int KEY_BYTES = 16;
    private static final String VERSION = "13";

    private final Set<String> paths;

    /** @param paths where WebSockets are served, exact */
    OpeningHandshakes(Set<String> paths, Handler inside) {
        super(inside);
        this.paths = paths;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!paths.contains(Request.getPathInContext(request))) {
            return super.handle(new Plain(request), response, callback);
        }
        if (!asksForWebSocket(request)) {
            return super.handle(request, response, callback);
        }
        HttpFields fields = request.getHeaders();
        if (HttpVersion.HTTP_1_0.is(request.getConnectionMetaData().getProtocol())) {
            Response.writeError(request, response, callback, 400, "an opening handshake is HTTP/1.1 or later");
            return true;
        }
        if (!isConnect(request) && !fields.contains(HttpHeader.UPGRADE, "websocket")) {
            response.getHeaders().put(HttpHeader.UPGRADE, "websocket"); // RFC 9110, section 15.5.22
            response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
            Response.writeError(request, response, callback, 426, "Upgrade must name websocket");
            return true;
        }
        if (!fields.getValuesList(HttpHeader.SEC_WEBSOCKET_VERSION).equals(List.of(VERSION))) {
            response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_VERSION, VERSION); // section 4.4
            Response.writeError(request, response, callback, 426, "Sec-WebSocket-Version must be " + VERSION);
            return true;
        }
        if (!isConnect(request) && !isKey(fields.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY))) {
            Response.writeError(
                    request, response, callback, 400, "Sec-WebSocket-Key must be " + KEY_BYTES + " bytes in Base64");
            return true;
        }
        if (!isConnect(request) && !fields.contains(HttpHeader.CONNECTION, "upgrade")) {
            Response.writeError(request, response, callback, 400, "Connection must name Upgrade");
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** Javalin takes whatever names a version for an opening handshake, and knows no handler for it. */
    private static final class Plain extends Request.Wrapper {

        Plain(Request request) {
            super(request);
        }

        @Override
        public HttpFields getHeaders() {
            HttpFields fields = super.getHeaders();
            return fields.contains(HttpHeader.SEC_WEBSOCKET_VERSION)
                    ? HttpFields.build(fields).remove(HttpHeader.SEC_WEBSOCKET_VERSION)
                    : fields;
        }
    }

    private static boolean asksForWebSocket(Request request) {
        HttpFields fields = request.getHeaders();
        return isConnect(request)
                || (HttpMethod.GET.is(request.getMethod())
                        && (fields.contains(HttpHeader.UPGRADE, "websocket")
                                || fields.contains(HttpHeader.SEC_WEBSOCKET_KEY)));
    }

    /** On HTTP/2 there is no key: the stream is nobody else's (RFC 8441, section 5). */
    private static boolean isConnect(Request request) {
        return HttpMethod.CONNECT.is(request.getMethod());
    }

    private static boolean isKey(List<String> values) {
        try {
            return values.size() == 1
                    && Base64.getDecoder().decode(values.get(0)).length == KEY_BYTES
                    && values.get(0).length() == (KEY_BYTES + 2) / 3 * 4;
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }
}
