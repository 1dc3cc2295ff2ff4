package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one side says to the other in a namespace.
 *
 * <p>On the wire it is a text, {@code 2["hello",1]} for an event, and one binary message after it for each attachment.
 * Inside the data an attachment is stood for by {@code {"_placeholder":true,"num":0}}, counted from 0.
 *
 * @param namespace begins with a slash; {@code /} is the main one
 * @param id for an event: that an acknowledgement is wanted, under this number; for an acknowledgement: of which event
 * @param data JSON; {@link com.fasterxml.jackson.databind.node.MissingNode} for none
 * @param attachments binary data, in the order of their numbers
 */
public record SocketIoPacket(
        Type type, String namespace, OptionalLong id, JsonNode data, List<ByteBuffer> attachments) {

    /** The namespace that is meant when none is named. */
    public static final String MAIN = "/";

    /** The types, each named on the wire by a digit. */
    public enum Type {
        /** The client enters a namespace; the server says that it is in. */
        CONNECT('0'),
        DISCONNECT('1'),
        EVENT('2'),
        ACK('3'),
        /** The server says that the client is not in. */
        CONNECT_ERROR('4'),
        /** An event with attachments. */
        BINARY_EVENT('5'),
        /** An acknowledgement with attachments. */
        BINARY_ACK('6');

        private final char digit;

        Type(char digit) {
            this.digit = digit;
        }

        static Optional<Type> of(char digit) {
            return Arrays.stream(values()).filter(type -> type.digit == digit).findFirst();
        }

        boolean hasAttachments() {
            return this == BINARY_EVENT || this == BINARY_ACK;
        }
    }

    public SocketIoPacket {
        if (!namespace.startsWith("/") || namespace.indexOf(',') >= 0) {
            throw new IllegalArgumentException("namespace must begin with / and have no comma, was " + namespace);
        }
        if (!attachments.isEmpty() && !type.hasAttachments()) {
            throw new IllegalArgumentException("a packet of type " + type + " has no attachments");
        }
        attachments = List.copyOf(attachments);
    }

    static SocketIoPacket connect(String namespace, JsonNode data) {
        return new SocketIoPacket(Type.CONNECT, namespace, OptionalLong.empty(), data, List.of());
    }

    static SocketIoPacket connectError(String namespace, String message) {
        JsonNode data = JsonNodeFactory.instance.objectNode().put("message", message);
        return new SocketIoPacket(Type.CONNECT_ERROR, namespace, OptionalLong.empty(), data, List.of());
    }

    /** An event, whose first argument is its name. */
    static SocketIoPacket event(String namespace, ArrayNode arguments, List<ByteBuffer> attachments) {
        Type type = attachments.isEmpty() ? Type.EVENT : Type.BINARY_EVENT;
        return new SocketIoPacket(type, namespace, OptionalLong.empty(), arguments, attachments);
    }

    static SocketIoPacket ack(String namespace, long id, ArrayNode arguments, List<ByteBuffer> attachments) {
        Type type = attachments.isEmpty() ? Type.ACK : Type.BINARY_ACK;
        return new SocketIoPacket(type, namespace, OptionalLong.of(id), arguments, attachments);
    }

    /** Of an event: its name, the first of its arguments. */
    public String name() {
        return data.path(0).asText();
    }

    /** Of an event: what follows its name. */
    public List<JsonNode> arguments() {
        return data.valueStream().skip(1).toList();
    }

    /** The text; the attachments follow it, each a message of its own. */
    String encode() {
        StringBuilder text = new StringBuilder().append(type.digit);
        if (type.hasAttachments()) {
            text.append(attachments.size()).append('-');
        }
        if (!namespace.equals(MAIN)) {
            text.append(namespace).append(',');
        }
        id.ifPresent(text::append);
        return data.isMissingNode() ? text.toString() : text.append(data).toString();
    }
}
