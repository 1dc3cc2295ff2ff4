package duplex.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/2 in clear text, for clients that begin with its connection preface (RFC 9113, section 3.3). The other way in, an
 * {@code Upgrade: h2c} of HTTP/1.1, is obsolete (section 3.1) and ignored: such a client is answered in HTTP/1.1.
 */
final class PriorKnowledge extends HTTP2CServerConnectionFactory {

    PriorKnowledge(HttpConfiguration http) {
        super(http);
    }

    @Override
    public @Nullable Connection upgradeConnection(
            Connector connector, EndPoint endPoint, MetaData.Request request, HttpFields.Mutable response101) {
        // Jetty takes the preface for a request with this method, and no request can have it.
        return request.getMethod().equals("PRI")
                ? super.upgradeConnection(connector, endPoint, request, response101)
                : null;
    }
}
