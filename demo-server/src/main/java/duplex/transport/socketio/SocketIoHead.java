package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import duplex.transport.socketio.SocketIoPacket.Type;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a packet, taken apart: {@code 51-/admin,13["hello",{"_placeholder":true,"num":0}]}.
 *
 * @param attachments how many binary messages follow
 * @param json what stands after all that, not yet read
 * @param data the same, read
 */
record SocketIoHead(Type type, int attachments, String namespace, OptionalLong id, String json, JsonNode data) {

    /**
     * Type, number of attachments and a hyphen, namespace and a comma (or the end), number of the acknowledgement. Each
     * is possessive, so that no text makes the matcher try again.
     */
    private static final Pattern HEAD = Pattern.compile("([0-6])(?:([0-9]{1,9}+)-)?+(?:(/[^,]*+)(?:,|$))?+([0-9]{1,15}+)?+");

    static SocketIoHead parse(String text) throws SocketIoException {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new SocketIoException("packet type is not 0 to 6");
        }
        Type type = Type.values()[Integer.parseInt(head.group(1))];
        boolean counts = head.group(2) != null;
        if (counts != type.hasAttachments()) {
            throw new SocketIoException("number of attachments does not fit packet type " + type.ordinal());
        }
        int attachments = counts ? Integer.parseInt(head.group(2)) : 0;
        String namespace = head.group(3) == null ? SocketIoPacket.MAIN : head.group(3);
        OptionalLong id = head.group(4) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(head.group(4)));
        boolean acknowledges = type == Type.ACK || type == Type.BINARY_ACK;
        boolean mayHaveId = acknowledges || type == Type.EVENT || type == Type.BINARY_EVENT;
        if (id.isPresent() ? !mayHaveId : acknowledges) {
            throw new SocketIoException("acknowledgement number does not fit packet type " + type.ordinal());
        }
        return new SocketIoHead(type, attachments, namespace, id, text.substring(head.end()), MissingNode.getInstance());
    }

    SocketIoHead with(JsonNode read) {
        return new SocketIoHead(type, attachments, namespace, id, json, read);
    }
}
