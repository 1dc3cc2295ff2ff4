package duplex.transport.engineio;

import duplex.transport.Timer;
import duplex.transport.WebSocketPeer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * A WebSocket that a client tries while polls carry its session.
 *
 * <ol>
 *   <li>The client sends {@code 2probe} on it. We answer {@code 3probe}, and no poll with nothing to say is held for long
 *       from here on.
 *   <li>When its last poll has been answered, the client sends {@code 5}: from there on the WebSocket carries the session.
 *   <li>Anything else, or nothing: we close it, and polls go on as if it had never been.
 * </ol>
 *
 * <p>To be used within {@link EngineIoSession#happen}.
 */
final class Upgrade {

    private static final EngineIoPacket PROBE = new EngineIoPacket.Text(EngineIoPacket.Type.PING, "probe");
    private static final EngineIoPacket PROBED = new EngineIoPacket.Text(EngineIoPacket.Type.PONG, "probe");
    private static final EngineIoPacket UPGRADE = new EngineIoPacket.Text(EngineIoPacket.Type.UPGRADE, "");

    private final EngineIoSession session;
    private final PollingCarrier polling;
    private final Duration patience;
    private final Timer timer;
    private Optional<WebSocketPeer> tried = Optional.empty();
    private boolean works;

    /** @param patience until it must be complete */
    Upgrade(EngineIoSession session, PollingCarrier polling, Duration patience, Timer timer) {
        this.session = session;
        this.polling = polling;
        this.patience = patience;
        this.timer = timer;
    }

    boolean isUnderWay() {
        return tried.isPresent();
    }

    /** Whether the client has had our word on the WebSocket, so that its polls are in the way. */
    boolean isProbed() {
        return works;
    }

    /** Not while another is under way. */
    void begin(WebSocketPeer peer) {
        tried = Optional.of(peer);
        timer.after(patience, () -> session.happen(() -> giveUp(peer)));
    }

    /**
     * One packet came on a WebSocket that carries nothing so far.
     *
     * @return whether it completes the upgrade
     */
    boolean hear(WebSocketPeer peer, EngineIoPacket packet) {
        if (tried.filter(peer::equals).isEmpty()) {
            return false; // one that we have given up
        }
        if (packet.equals(PROBE)) {
            works = true;
            PROBED.sendTo(peer, Callback.NOOP);
            polling.releaseSoon();
            return false;
        }
        if (works && packet.equals(UPGRADE)) {
            polling.retire();
            over();
            return true;
        }
        giveUp(peer);
        return false;
    }

    /** A client that tries a WebSocket and does not come to an end goes on with polls. */
    void giveUp(WebSocketPeer peer) {
        if (tried.filter(peer::equals).isPresent()) {
            over();
            peer.close(1008, "the upgrade was not completed");
        }
    }

    private void over() {
        tried = Optional.empty();
        works = false;
    }

    /** The session ends. */
    void end(int closeCode, String reason) {
        tried.ifPresent(peer -> peer.close(closeCode, reason));
    }
}
