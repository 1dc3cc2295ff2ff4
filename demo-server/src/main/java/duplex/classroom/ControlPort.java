package duplex.classroom;

import duplex.wire.Ledger;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The teacher's and the harness's own door: what the tap has counted, and what the process costs.
 *
 * <p>On loopback only, never tapped, and closed to whoever does not bring the token as {@code Authorization: Bearer}.
 */
public final class ControlPort {

    private static final int MAX_THREADS = 8;
    private static final int MIN_THREADS = 2;

    private final byte[] authorization;
    private final Ledger ledger;
    private final Javalin http;

    /** @param port 0 for any free one */
    public ControlPort(int port, String token, Ledger ledger) {
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.ledger = ledger;
        this.http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
            config.jetty.addConnector((server, configuration) -> listening(port, server, configuration));
            config.routes.before(this::requireToken);
            config.routes.get("/ledger", this::ledger);
            config.routes.post("/garbage-collection", ControlPort::collectGarbage);
        });
    }

    /** Opens the port before the server starts, so that it is ours to say when it cannot be had. */
    private static ServerConnector listening(int port, Server server, HttpConfiguration configuration) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        try {
            connector.open();
            return connector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the port; it serves when this returns, or throws an {@link UncheckedIOException} when it cannot be had. */
    public void start() {
        http.start();
    }

    public void stop() {
        http.stop();
    }

    public int port() {
        return http.port();
    }

    private void requireToken(Context ctx) {
        byte[] sent =
                Objects.requireNonNullElse(ctx.header("Authorization"), "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(authorization, sent)) { // takes as long for a near miss as for a far one
            ctx.header("WWW-Authenticate", "Bearer"); // RFC 9110, section 11.6.1
            throw new UnauthorizedResponse("send Authorization: Bearer TOKEN, the token of this start");
        }
    }

    private void ledger(Context ctx) {
        Map<String, Object> answer = LedgerJson.of(ledger.read());
        answer.put("process", ProcessJson.now());
        ctx.json(answer);
    }

    /** For whoever measures what a connection costs: the heap in use says nothing while garbage lies in it. */
    private static void collectGarbage(Context ctx) {
        System.gc();
        ctx.json(ProcessJson.now());
    }
}
