package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
record SocketIoHead(
        SocketIoPacket.Type type, int attachments, String namespace, OptionalLong id, String json, JsonNode data) {

    /**
     * Type, number of attachments and a hyphen, namespace and a comma (or the end), number of the acknowledgement. Each
     * is possessive, so that no text makes the matcher try again.
     */
    private static final Pattern HEAD =
            Pattern.compile("[0-6](?:([0-9]{1,9}+)-)?+(?:(/[^,]*+)(?:,|$))?+([0-9]{1,15}+)?+");

    static SocketIoHead parse(String text) throws SocketIoException {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new SocketIoException("packet type is not 0 to 6");
        }
        SocketIoPacket.Type type = SocketIoPacket.Type.of(text.charAt(0)).orElseThrow();
        boolean counts = head.group(1) != null;
        if (counts != type.hasAttachments()) {
            throw new SocketIoException("number of attachments does not fit packet type " + type);
        }
        int attachments = counts ? Integer.parseInt(head.group(1)) : 0;
        String namespace = head.group(2) == null ? SocketIoPacket.MAIN : head.group(2);
        OptionalLong id = head.group(3) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(head.group(3)));
        boolean acknowledges = type == SocketIoPacket.Type.ACK || type == SocketIoPacket.Type.BINARY_ACK;
        boolean mayHaveId =
                acknowledges || type == SocketIoPacket.Type.EVENT || type == SocketIoPacket.Type.BINARY_EVENT;
        if (id.isPresent() ? !mayHaveId : acknowledges) {
            throw new SocketIoException("acknowledgement number does not fit packet type " + type);
        }
        return new SocketIoHead(
                type, attachments, namespace, id, text.substring(head.end()), MissingNode.getInstance());
    }

    SocketIoHead with(JsonNode read) {
        return new SocketIoHead(type, attachments, namespace, id, json, read);
    }
}
