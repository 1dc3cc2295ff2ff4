package duplex.transport;

import duplex.chat.RefusedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * Which paths are WebSockets, and all WebSockets that are open on them.
 *
 * <p>What holds for each of them is settled here and in {@link WebSocketPeer}: sizes, rates, pings, and that a server
 * which stops says so.
 */
public final class WebSocketRoutes {

    /** How often silent and slow connections are looked for; short beside every limit it enforces. */
    static final Duration ROUND = Duration.ofMillis(500);

    /** Jetty clears a buffer of this size for each text that is not Latin; a chat message fits into little. */
    private static final int INPUT_BYTES = 1_024;

    /** Whoever lets one client in. */
    @FunctionalInterface
    public interface Door {
        /**
         * The endpoint for one client.
         *
         * @param peer to send with, from {@link WebSocketEndpoint#opened} on
         * @throws RefusedException while there is still a response to refuse it with: 400 instead of a 101
         */
        WebSocketEndpoint open(Opening opening, WebSocketPeer peer) throws RefusedException;
    }

    private final Limits limits;
    private final Timer timer;
    private final Map<String, Door> doors = new LinkedHashMap<>();
    private final Set<WebSocketPeer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    public WebSocketRoutes(Limits limits, Timer timer) {
        this.limits = limits;
        this.timer = timer;
        timer.after(ROUND, this::round);
    }

    /** Serves WebSockets at {@code path}, exact. To be called before the server starts. */
    public void add(String path, Door door) {
        doors.put(path, door);
    }

    /** The paths that were added. */
    public Set<String> paths() {
        return Set.copyOf(doors.keySet());
    }

    /**
     * Tells Jetty.
     *
     * @param deflate whether permessage-deflate (RFC 7692) is agreed to when a client offers it
     */
    public void addTo(ServerWebSocketContainer jetty, boolean deflate) {
        jetty.setIdleTimeout(Duration.ZERO); // silence is noticed by our pings
        jetty.setMaxFrameSize(limits.count(Limit.FRAME_BYTES));
        jetty.setAutoFragment(false);
        jetty.setInputBufferSize(INPUT_BYTES);
        doors.forEach((path, door) -> jetty.addMapping(path, (request, response, callback) -> {
            if (!deflate) {
                response.setExtensions(List.of());
            }
            try {
                return new WebSocketPeer(door, new Opening(request), this, limits, timer);
            } catch (RefusedException e) {
                Response.writeError(
                        request, response, callback, Refusals.statusCode(e), Refusals.line(Texts.in(Language.EN), e));
                return null; // as Jetty wants it where there is a response already
            }
        }));
    }

    void joined(WebSocketPeer peer) {
        open.add(peer);
        if (stopping) { // after it was added: whoever comes too late for stop to see it finds this
            peer.goAway(Callback.NOOP);
        }
    }

    void left(WebSocketPeer peer) {
        open.remove(peer);
    }

    /** How many WebSockets are open. */
    public int open() {
        return open.size();
    }

    private void round() {
        timer.after(ROUND, this::round); // first: one round that fails is not to be the last
        open.forEach(WebSocketPeer::round);
    }

    /**
     * Closes all with 1001: going away, as a server does that shuts down (RFC 6455, section 7.4.1).
     *
     * @return completed when all have been told, as far as they read
     */
    public CompletableFuture<Void> stop() {
        stopping = true;
        return CompletableFuture.allOf(
                open.stream().map(WebSocketRoutes::sayGoodbye).toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> sayGoodbye(WebSocketPeer peer) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        Callback callback = Callback.from(() -> told.complete(null), failure -> told.complete(null));
        peer.goAway(callback);
        return told;
    }
}
