package duplex.wire;

import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS as Jetty speaks it, on the connections of a {@link TappedConnector}: the tap learns what is in each record. */
public final class TappedTlsFactory extends SslConnectionFactory {

    /** @param next the protocol that is spoken above TLS, such as {@code alpn} */
    public TappedTlsFactory(SslContextFactory.Server tls, String next) {
        super(tls, next);
    }

    @Override
    protected SslConnection newSslConnection(Connector connector, EndPoint endPoint, SSLEngine engine) {
        if (endPoint instanceof TappedEndPoint tapped && tapped.tap() instanceof TappedTlsConnection tap) {
            return new TlsTap(connector, endPoint, engine, this, tap);
        }
        return super.newSslConnection(connector, endPoint, engine);
    }
}
