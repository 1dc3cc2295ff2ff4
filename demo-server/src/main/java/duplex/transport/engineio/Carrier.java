package duplex.transport.engineio;

import duplex.transport.WebSocketPeer;
import java.util.List;

/** What carries a session: polls at first, or a WebSocket. To be used within {@link EngineIoSession#happen}. */
interface Carrier {

    /** Whether there is something to send on. */
    boolean isFree();

    /**
     * Sends the next packets, as many as leave at once: at least one. {@link EngineIoSession#sent} is told when they have
     * left.
     *
     * @return what cuts this send off when it takes too long, as far as {@link #end} does not
     */
    Runnable send(Outgoing packets);

    /**
     * Ends, on whatever there is to send on.
     *
     * @param last what is still unsent, and a farewell; a WebSocket has words of its own for that
     * @param closeCode RFC 6455, section 7.4.1
     */
    void end(List<EngineIoPacket> last, int closeCode, String reason);

    /** Whether it is this WebSocket. */
    default boolean is(WebSocketPeer peer) {
        return false;
    }
}
