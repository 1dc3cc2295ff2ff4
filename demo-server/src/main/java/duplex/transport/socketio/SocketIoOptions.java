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

    /** Where Engine.IO alone is, for its test suite. */
    public static final String ENGINE_IO_PATH = "/engine.io/";

    public SocketIoOptions {
        EngineIoOptions.requirePositive("--socketio-connect-timeout", connectTimeout);
    }

    /** Whether somebody else's page, from {@code origin}, may send requests to {@code path}. */
    public boolean lets(String origin, String path) {
        boolean ours = engine.paths().contains(path)
                || (test && engine.at(ENGINE_IO_PATH).paths().contains(path));
        return ours && engine.allows(origin);
    }
}
