package duplex.wire;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * A connector of Jetty's whose connections are all counted; above TLS too, when its first factory is a
 * {@link TappedTlsFactory}. A plain {@link ServerConnector} instead: no tap.
 */
public final class TappedConnector extends ServerConnector {

    private final Ledger ledger;

    public TappedConnector(Server server, Ledger ledger, ConnectionFactory... factories) {
        super(server, factories);
        this.ledger = ledger;
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        boolean tls = getDefaultConnectionFactory() instanceof SslConnectionFactory;
        TappedEndPoint endPoint =
                new TappedEndPoint(channel, selector, key, getScheduler(), tls ? ledger::openTls : ledger::open);
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }
}
