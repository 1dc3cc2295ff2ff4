package duplex.transport;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A way into the room. */
public interface Transport {

    /** In paths, reports and texts, such as {@code short-polling}. */
    String name();

    /** The paths whose exchanges belong to this transport, exact; its page and script are not among them. */
    default List<String> paths() {
        return List.of("/" + name() + "/messages");
    }

    /** Adds its paths to the server. Called once, before the server starts. */
    void addTo(RoutesConfig routes, WebSocketRoutes webSockets);

    /**
     * Lets go of whoever is held: answers polls, ends streams. WebSockets are closed by {@link WebSocketRoutes#stop}.
     * Called once, before the server's connections close.
     *
     * @return completed when all have been told, as far as they read
     */
    default CompletableFuture<Void> stop() {
        return CompletableFuture.completedFuture(null);
    }
}
