package duplex.server;

import duplex.transport.Timer;
import duplex.wire.Ledger;
import duplex.wire.TappedConnector;
import duplex.wire.TappedTlsFactory;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's protocols, put on top of one another: TCP, TLS where it was chosen, HTTP/1.1 and HTTP/2. */
final class Connectors {

    private final ServerOptions options;
    private final Timer timer;
    private final Ledger ledger;

    Connectors(ServerOptions options, Timer timer, Ledger ledger) {
        this.options = options;
        this.timer = timer;
        this.ledger = ledger;
    }

    ServerConnector connector(Server server, HttpConfiguration http) {
        ConnectionFactory[] factories = factories(http).toArray(ConnectionFactory[]::new);
        return options.tap() ? new TappedConnector(server, ledger, factories) : new ServerConnector(server, factories);
    }

    /** The first is what a connection begins with. */
    private List<ConnectionFactory> factories(HttpConfiguration http) {
        HttpConnectionFactory http1 = new PromptHttp(http, options.limits(), timer);
        Protocols protocols = options.protocols();
        if (protocols.tls().isPresent()) {
            // Which host was meant is for the doors to judge, by the Host field, as in clear text.
            http.addCustomizer(new SecureRequestCustomizer(false));
            ALPNServerConnectionFactory alpn =
                    new ALPNServerConnectionFactory(protocols.names().toArray(String[]::new));
            alpn.setDefaultProtocol(http1.getProtocol());
            return List.of(
                    tls(protocols.tls().get(), alpn.getProtocol()),
                    alpn,
                    withWebSockets(new HTTP2ServerConnectionFactory(http)),
                    http1);
        }
        return protocols.h2c() ? List.of(http1, withWebSockets(new PriorKnowledge(http))) : List.of(http1);
    }

    private SslConnectionFactory tls(Keystore keystore, String next) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(keystore.content());
        tls.setKeyStorePassword(keystore.password());
        tls.setRenegotiationAllowed(false);
        tls.setCipherComparator(HTTP2Cipher.COMPARATOR); // those that HTTP/2 forbids come last
        return options.tap() ? new TappedTlsFactory(tls, next) : new SslConnectionFactory(tls, next);
    }

    /** A WebSocket is a stream of a connection that carries everything else too (RFC 8441). */
    private static HTTP2ServerConnectionFactory withWebSockets(HTTP2ServerConnectionFactory http2) {
        http2.setConnectProtocolEnabled(true);
        return http2;
    }
}
