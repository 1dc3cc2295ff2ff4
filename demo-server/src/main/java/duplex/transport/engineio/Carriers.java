package duplex.transport.engineio;

import duplex.transport.Timer;
import duplex.transport.WebSocketPeer;
import java.time.Duration;
import java.util.List;

/**
 * What carries a session, one at a time: polls at first, or a WebSocket, from the start or when an {@link Upgrade} is
 * complete. What comes on anything else is refused.
 *
 * <p>To be used within {@link EngineIoSession#happen}.
 */
final class Carriers {

    private final EngineIoSession session;
    private final PollingCarrier polling;
    private final Upgrade upgrade;
    private Carrier current;

    /** @param patience until an upgrade must be complete */
    Carriers(EngineIoSession session, Duration patience, Timer timer) {
        this.session = session;
        this.polling = new PollingCarrier(session, timer);
        this.upgrade = new Upgrade(session, polling, patience, timer);
        this.current = polling;
    }

    /** The one that carries the session now. */
    Carrier current() {
        return current;
    }

    private boolean arePolls() {
        return current.equals(polling);
    }

    /** A poll has come. */
    void hold(Poll asked) {
        if (session.isClosed()) {
            polling.tooLate(asked);
        } else if (!arePolls()) {
            asked.refuse(Refusal.BAD_REQUEST);
        } else {
            polling.hold(asked);
            if (upgrade.isProbed()) {
                polling.releaseSoon();
            }
        }
    }

    /** The request of a poll has ended, answered or not. */
    void letGo(Poll ended) {
        polling.letGo(ended);
    }

    /** A POST has come. */
    void take(Post asked) {
        if (session.isClosed()) {
            asked.refuse(Refusal.UNKNOWN_SESSION);
        } else if (!arePolls()) {
            asked.refuse(Refusal.BAD_REQUEST);
        } else {
            polling.take(asked);
        }
    }

    /** The client sends too fast: a POST that is being taken is answered so. */
    void tooFast(String line) {
        polling.tooFast(line);
    }

    /** A WebSocket carries the session from here on. */
    void carryOn(WebSocketPeer peer) {
        current = new WebSocketCarrier(session, peer);
    }

    /** The client has opened a WebSocket for a session that polls carry so far, to try it. */
    void tryOut(WebSocketPeer peer) {
        if (session.isClosed() || !arePolls() || upgrade.isUnderWay()) {
            peer.close(1008, "the session has a WebSocket already, or is over");
        } else {
            upgrade.begin(peer);
        }
    }

    /** One packet came on a WebSocket. */
    void hear(WebSocketPeer peer, EngineIoPacket packet) throws EngineIoException {
        if (current.is(peer)) {
            session.receive(packet);
        } else if (upgrade.hear(peer, packet)) {
            carryOn(peer);
        }
    }

    /** What came on a WebSocket is no packet. */
    void misunderstand(WebSocketPeer peer, String line) {
        if (current.is(peer)) {
            session.refuse(line);
        } else {
            upgrade.giveUp(peer);
        }
    }

    /** A WebSocket is gone. */
    void leave(WebSocketPeer peer) {
        if (current.is(peer)) {
            session.lose();
        } else {
            upgrade.giveUp(peer);
        }
    }

    /**
     * Ends with the session.
     *
     * @param last what a held poll is answered with
     * @param byClient whether the client has ended the session
     * @return whether one more poll may come, which the client sent together with the packet that ended the session
     */
    boolean end(List<EngineIoPacket> last, boolean byClient, int closeCode, String reason) {
        boolean oneMore = byClient && arePolls() && !polling.isFree();
        if (oneMore) {
            polling.expectLast();
        }
        current.end(last, closeCode, reason);
        upgrade.end(closeCode, reason);
        return oneMore;
    }
}
