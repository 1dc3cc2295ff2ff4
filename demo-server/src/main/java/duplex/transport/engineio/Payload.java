package duplex.transport.engineio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Packets in the content of an HTTP message, which carries any number of them. A WebSocket needs none of this: it frames
 * each by itself.
 */
final class Payload {

    /** The record separator, U+001E, stands between two packets. JSON escapes it, so that none has it inside. */
    static final char SEPARATOR = '\u001e';

    private Payload() {}

    /** At least one packet. */
    static List<EngineIoPacket> decode(String content) throws EngineIoException {
        List<EngineIoPacket> packets = new ArrayList<>();
        int start = 0;
        for (int end = content.indexOf(SEPARATOR); end >= 0; end = content.indexOf(SEPARATOR, start)) {
            packets.add(EngineIoPacket.decode(content.substring(start, end)));
            start = end + 1;
        }
        packets.add(EngineIoPacket.decode(content.substring(start)));
        return packets;
    }

    static String encode(List<EngineIoPacket> packets) {
        return packets.stream().map(EngineIoPacket::encode).collect(Collectors.joining(String.valueOf(SEPARATOR)));
    }
}
