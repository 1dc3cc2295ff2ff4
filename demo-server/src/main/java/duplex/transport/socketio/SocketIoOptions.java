package duplex.transport.socketio;

import duplex.transport.engineio.EngineIoOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What can be chosen about Socket.IO.
 *
 * @param connectTimeout until a client must have entered a namespace
 * @param test whether, in place of the room, there is what the protocols' published test suites expect
 */
public record SocketIoOptions(EngineIoOptions engine, Duration connectTimeout, boolean test) {

    public static final String PATH = "/socket.io/";

    /** As often as a WebSocket is pinged, with as much patience. */
    public static final SocketIoOptions STANDARD = new SocketIoOptions(
            new EngineIoOptions(PATH, Duration.ofSeconds(25), Duration.ofSeconds(10), Optional.empty()),
            Duration.ofSeconds(10),
            false);

    public SocketIoOptions {
        EngineIoOptions.requirePositive("--socketio-connect-timeout", connectTimeout);
    }
}
