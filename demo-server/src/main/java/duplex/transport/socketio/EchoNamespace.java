package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.transport.engineio.Visitor;

/**
 * What the published test suite of the protocol talks to: {@code auth} with what the client gave on entering,
 * {@code message-back} for each {@code message}, and {@code message-with-ack} acknowledged, all with the same arguments.
 */
public final class EchoNamespace implements Namespace {

    @Override
    public Member join(SocketIoSocket socket, JsonNode auth, Visitor visitor) {
        return new Echo(socket, auth);
    }

    private record Echo(SocketIoSocket socket, JsonNode auth) implements Member {

        @Override
        public void entered() {
            socket.emit("auth", auth);
        }

        @Override
        public void event(SocketIoPacket event) {
            if (event.name().equals("message")) {
                socket.emit("message-back", event.arguments(), event.attachments());
            } else if (event.name().equals("message-with-ack")) {
                socket.acknowledge(event, event.arguments(), event.attachments());
            }
        }
    }
}
