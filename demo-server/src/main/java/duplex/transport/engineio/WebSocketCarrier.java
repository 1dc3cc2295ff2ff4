package duplex.transport.engineio;

import duplex.transport.WebSocketPeer;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;

/** A WebSocket that carries a session: one packet at a time, each a WebSocket message. */
record WebSocketCarrier(EngineIoSession session, WebSocketPeer peer) implements Carrier {

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Runnable send(Outgoing packets) {
        packets.takeOne().sendTo(peer, Callback.from(() -> session.sent(true), failure -> session.sent(false)));
        return () -> {};
    }

    /** The close frame says all there is to say; a client that does not read it is cut off soon. */
    @Override
    public void end(List<EngineIoPacket> last, int closeCode, String reason) {
        peer.close(closeCode, reason);
    }

    @Override
    public boolean is(WebSocketPeer other) {
        return peer.equals(other);
    }
}
