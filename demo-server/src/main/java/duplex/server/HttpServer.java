package duplex.server;

import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Timer;
import duplex.transport.WebSocketRoutes;
import duplex.wire.Ledger;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Javalin and Jetty, set so that nothing crosses the wire that we did not choose. */
final class HttpServer {

    /** A whole class that reloads at once; beyond the queue the system drops connections that it has told are open. */
    private static final int ACCEPT_QUEUE = 1_024;

    private static final int MAX_THREADS = 200;
    private static final int MIN_THREADS = 8;

    /** When a rush is over, the threads that it took go all at once. */
    private static final Duration IDLE_THREAD = Duration.ofSeconds(5);

    private HttpServer() {}

    static Javalin create(
            ServerOptions options,
            Timer timer,
            Ledger ledger,
            WebSocketRoutes webSockets,
            Consumer<RoutesConfig> routes) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.compressionStrategy = CompressionStrategy.NONE; // compression is a choice, and shown as one
            config.http.prefer405over404 = true;
            config.http.asyncTimeout = 0; // every hold has a limit of its own
            jetty(config, options, timer, ledger, webSockets);
            config.resourceHandler(new StaticFiles(HttpServer.class.getClassLoader()));
            routes.accept(config.routes);
        });
    }

    private static void jetty(
            JavalinConfig config, ServerOptions options, Timer timer, Ledger ledger, WebSocketRoutes webSockets) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("http");
        threads.setIdleTimeout((int) IDLE_THREAD.toMillis());
        threads.setMaxEvictCount(MAX_THREADS);
        config.jetty.threadPool = threads;
        config.jetty.host = options.host();
        config.jetty.port = options.port();
        config.jetty.modifyServer(server -> server(server, options, timer, webSockets));
        // Javalin looks for a session where it refuses an upgrade, and nobody here wants its cookie.
        config.jetty.modifyServletContextHandler(
                context -> context.getSessionHandler().setUsingCookies(false));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setRequestHeaderSize(options.limits().count(Limit.FIELD_BYTES));
            http.setSendDateHeader(true); // a server with a clock must (RFC 9110, section 6.6.1)
        });
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new Connectors(options, timer, ledger).connector(server, http);
            connector.setHost(options.host());
            connector.setPort(options.port());
            connector.setIdleTimeout(idle(options.limits()).toMillis());
            connector.setAcceptQueueSize(ACCEPT_QUEUE);
            connector.addEventListener(
                    new ConnectionsPerAddress(options.limits().count(Limit.CONNECTIONS_PER_ADDRESS)));
            connector.addEventListener(new Latecomers());
            return listening(connector);
        });
    }

    /** Stops it, and leaves no connection open. */
    static void stop(Javalin http) {
        http.stop();
        for (Connector connector : http.jettyServer().server().getConnectors()) {
            connector.getBeans(Latecomers.class).forEach(each -> each.close((ServerConnector) connector));
        }
    }

    /** No poll that is held and no stream that is quiet is taken for idle. */
    private static Duration idle(Limits limits) {
        Duration hold = limits.time(Limit.HOLD_SECONDS);
        Duration comment = limits.time(Limit.COMMENT_SECONDS);
        Duration longestSilence = hold.compareTo(comment) > 0 ? hold : comment;
        return longestSilence.plus(limits.time(Limit.IDLE_SECONDS));
    }

    /**
     * What a request passes on its way in: what counts those under way, the doors, the WebSockets, the limits for slow
     * readers and slow writers, and all the rest, which is Javalin's.
     */
    private static void server(Server server, ServerOptions options, Timer timer, WebSocketRoutes webSockets) {
        WebSocketUpgradeHandler upgrades =
                WebSocketUpgradeHandler.from(server, jetty -> webSockets.addTo(jetty, options.deflate()));
        SendLimit sendLimit = new SendLimit(options.limits(), timer);
        sendLimit.setHandler(new ContentDeadline(options.limits(), timer));
        upgrades.setHandler(sendLimit);
        Handler handshakes = new OpeningHandshakes(webSockets.paths(), upgrades);
        Handler inside =
                options.origins().isOpenToOthers() ? new OtherOrigins(options.origins(), handshakes) : handshakes;
        server.setHandler(new GracefulHandler(new Doors(options.origins(), options.socketIo(), inside)));
        server.setErrorHandler(new OneLineErrors());
        server.setStopTimeout(0);
        // Under memory pressure it would cut every idle timeout to a second, and with it every held poll.
        server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
    }

    /** Opens the port before the server starts, so that it is ours to say when it cannot be had. */
    private static ServerConnector listening(ServerConnector connector) {
        try {
            connector.open();
            return connector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
