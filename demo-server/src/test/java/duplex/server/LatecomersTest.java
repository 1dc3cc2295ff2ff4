package duplex.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.transport.WebSocketRoutes;
import duplex.wire.Ledger;
import io.javalin.Javalin;
import java.nio.channels.SelectableChannel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

/** Stopping is clean: a connection that is accepted while the server stops is closed with all the others. */
class LatecomersTest {

    private final ServerOptions options = RunningServer.options(RunningServer.WITHOUT_RATES);
    private final HeldTimer timer = new HeldTimer();
    private final AtomicBoolean coming = new AtomicBoolean();
    private final AtomicBoolean selectorsStopped = new AtomicBoolean();

    @Test
    void aConnectionAcceptedWhenNobodyLooksAfterConnectionsAnyMoreIsClosed() {
        WebSocketRoutes webSockets = new WebSocketRoutes(options.limits(), timer);
        Javalin server = HttpServer.create(options, timer, new Ledger(Map.of()), webSockets, routes -> {});
        server.start();
        for (Connector each : server.jettyServer().server().getConnectors()) {
            ServerConnector connector = (ServerConnector) each;
            connector.getSelectorManager().addEventListener(new BusyAcceptor());
            connector.getSelectorManager().addEventListener(new Stopped());
        }
        try (RawClient client = new RawClient(server.port())) {
            client.get("/about");
            HalfOpenTest.await(coming::get);
            HttpServer.stop(server);
            assertTrue(client.ended(), "it would wait as long as this process lives");
        }
    }

    /** Has accepted a connection, and gets round to handing it on when the selectors have stopped. */
    private final class BusyAcceptor implements SelectorManager.AcceptListener {
        @Override
        public void onAccepting(SelectableChannel channel) {
            coming.set(true);
            HalfOpenTest.await(selectorsStopped::get);
        }
    }

    private final class Stopped implements LifeCycle.Listener {
        @Override
        public void lifeCycleStopped(LifeCycle selectors) {
            selectorsStopped.set(true);
        }
    }
}
