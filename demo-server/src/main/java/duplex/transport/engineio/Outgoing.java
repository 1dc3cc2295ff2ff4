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

    /** Bytes of memory; room for what one POST can ask to be sent back. */
    private static final int MOST = 4_194_304;

    private final Queue<EngineIoPacket> packets = new ArrayDeque<>();
    private int bytes;

    void add(EngineIoPacket packet) {
        packets.add(packet);
        bytes += packet.size();
    }

    /** Whether the client asks for more than it fetches. */
    boolean isTooMuch() {
        return bytes > MOST;
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
