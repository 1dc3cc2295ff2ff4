package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import duplex.transport.engineio.EngineIoPacket;
import duplex.transport.engineio.EngineIoSession;
import java.nio.ByteBuffer;
import java.util.List;

/** The way to one client in one namespace. To be used within {@link EngineIoSession#happen}. */
public final class SocketIoSocket {

    private final EngineIoSession session;
    private final String namespace;

    SocketIoSocket(EngineIoSession session, String namespace) {
        this.session = session;
        this.namespace = namespace;
    }

    /** For what happens elsewhere and concerns this client: see {@link EngineIoSession#happen}. */
    public EngineIoSession session() {
        return session;
    }

    /** Sends an event. */
    public void emit(String name, JsonNode argument) {
        emit(name, List.of(argument), List.of());
    }

    /** Sends an event with attachments, for each of which there is a placeholder in the arguments. */
    public void emit(String name, List<JsonNode> arguments, List<ByteBuffer> attachments) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode().add(name).addAll(arguments);
        send(SocketIoPacket.event(namespace, data, attachments));
    }

    /** Sends the acknowledgement that {@code event} asks for; nothing, if it asks for none. */
    public void acknowledge(SocketIoPacket event, List<JsonNode> arguments, List<ByteBuffer> attachments) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode().addAll(arguments);
        event.id().ifPresent(id -> send(SocketIoPacket.ack(namespace, id, data, attachments)));
    }

    void send(SocketIoPacket packet) {
        session.send(EngineIoPacket.message(packet.encode()));
        packet.attachments().forEach(attachment -> session.send(EngineIoPacket.message(attachment)));
    }
}
