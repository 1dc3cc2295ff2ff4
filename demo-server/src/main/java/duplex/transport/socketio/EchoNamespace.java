package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.transport.Timer;
import duplex.transport.engineio.Visitor;
import java.time.Duration;

/**
 * What the published test suite of the protocol talks to: {@code auth} with what the client gave on entering,
 * {@code message-back} for each {@code message}, and {@code message-with-ack} acknowledged, all with the same arguments.
 */
public final class EchoNamespace implements Namespace {

    /** The suite listens for one packet at a time, and misses one that comes in the same breath as the last. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private final Timer timer;

    public EchoNamespace(Timer timer) {
        this.timer = timer;
    }

    @Override
    public Member join(SocketIoSocket socket, JsonNode auth, Visitor visitor) {
        return new Echo(socket, auth, timer);
    }

    private record Echo(SocketIoSocket socket, JsonNode auth, Timer timer) implements Member {

        @Override
        public void entered() {
            timer.after(BREATH, () -> socket.session().happen(() -> socket.emit("auth", auth)));
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
