package duplex.transport.engineio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Packets that wait to be sent: answers, pings, and no more of anything else than leaves at once. What the room says
 * waits in its log.
 */
final class Outgoing {

    /** Room for all that a conversation says at once, in bytes of memory, be there ever so little for what it owes. */
    private static final int LEAST = 262_144;

    private final Queue<EngineIoPacket> packets = new ArrayDeque<>();
    private final int most;
    private long bytes;

    /** @param most bytes of memory */
    Outgoing(int most) {
        this.most = Math.max(most, LEAST);
    }

    void add(EngineIoPacket packet) {
        packets.add(packet);
        bytes += packet.size();
    }

    /** Whether the client asks for more than it fetches. */
    boolean isTooMuch() {
        return bytes > most;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    EngineIoPacket takeOne() {
        EngineIoPacket first = packets.remove();
        bytes -= first.size();
        return first;
    }

    List<EngineIoPacket> takeAll() {
        List<EngineIoPacket> all = new ArrayList<>(packets);
        packets.clear();
        bytes = 0;
        return all;
    }
}
