package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Puts a client's messages together to packets: a text, and as many binary messages after it as the text says. For one
 * thread at a time.
 */
final class SocketIoDecoder {

    /** As many as the reference server takes; a client that announces a million gets no memory for them. */
    static final int MOST_ATTACHMENTS = 10;

    private final int mostBytes;
    private final List<ByteBuffer> attachments = new ArrayList<>();
    private Optional<SocketIoHead> awaiting = Optional.empty();
    private int bytes;

    /** @param mostBytes of all attachments of a packet together */
    SocketIoDecoder(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The packet, if it is whole; empty when attachments are to follow. */
    Optional<SocketIoPacket> text(String text) throws SocketIoException {
        if (awaiting.isPresent()) {
            throw new SocketIoException("text where an attachment should be");
        }
        SocketIoHead head = SocketIoHead.parse(text);
        if (head.attachments() > MOST_ATTACHMENTS) {
            throw new SocketIoException("more than " + MOST_ATTACHMENTS + " attachments");
        }
        JsonNode data = head.json().isEmpty() ? MissingNode.getInstance() : SocketIoJson.parse(head.json());
        requireData(head.type(), data);
        requirePlaceholders(data, head.attachments());
        awaiting = Optional.of(head.with(data));
        return whenComplete();
    }

    /** The packet, if this was its last attachment. */
    Optional<SocketIoPacket> binary(ByteBuffer attachment) throws SocketIoException {
        if (awaiting.isEmpty()) {
            throw new SocketIoException("binary data that no packet has announced");
        }
        bytes += attachment.remaining();
        if (bytes > mostBytes) {
            throw new SocketIoException("attachments are over " + mostBytes + " bytes");
        }
        attachments.add(attachment);
        return whenComplete();
    }

    private Optional<SocketIoPacket> whenComplete() {
        SocketIoHead head = awaiting.orElseThrow();
        if (attachments.size() < head.attachments()) {
            return Optional.empty();
        }
        SocketIoPacket packet = new SocketIoPacket(head.type(), head.namespace(), head.id(), head.data(), attachments);
        awaiting = Optional.empty();
        attachments.clear();
        bytes = 0;
        return Optional.of(packet);
    }

    private static void requireData(SocketIoPacket.Type type, JsonNode data) throws SocketIoException {
        boolean fits = switch (type) {
            case CONNECT -> data.isMissingNode() || data.isObject();
            case DISCONNECT -> data.isMissingNode();
            case EVENT, BINARY_EVENT ->
                data.isArray() && (data.path(0).isTextual() || data.path(0).isNumber());
            case ACK, BINARY_ACK -> data.isArray();
            case CONNECT_ERROR -> data.isObject();
        };
        if (!fits) {
            throw new SocketIoException("data does not fit packet type " + type);
        }
    }

    /** Each attachment must be asked for once, and none that does not come. */
    private static void requirePlaceholders(JsonNode data, int announced) throws SocketIoException {
        if (announced == 0) {
            return; // then a placeholder is data like any other
        }
        BitSet found = new BitSet();
        for (JsonNode number : SocketIoJson.placeholders(data)) {
            if (!number.isInt()
                    || number.intValue() < 0
                    || number.intValue() >= announced
                    || found.get(number.intValue())) {
                throw new SocketIoException("placeholder for an attachment that is not there");
            }
            found.set(number.intValue());
        }
        if (found.cardinality() < announced) {
            throw new SocketIoException("attachment without a placeholder");
        }
    }
}
