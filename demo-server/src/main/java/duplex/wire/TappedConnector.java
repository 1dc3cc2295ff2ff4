package duplex.wire;

import org.eclipse.jetty.server.*;

public final class TappedConnector extends ServerConnector {
    public TappedConnector(Server s, Ledger l, ConnectionFactory f) {
        super(s, f);
    }
}
