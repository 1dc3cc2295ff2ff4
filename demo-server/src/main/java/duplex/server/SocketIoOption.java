package duplex.server;

import duplex.transport.engineio.EngineIoOptions;
import duplex.transport.socketio.SocketIoOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@link Serve} that are about Socket.IO. */
final class SocketIoOption {

    @Option(names = "--socketio-path", paramLabel = "PATH", defaultValue = SocketIoOptions.PATH)
    private String path = SocketIoOptions.PATH;

    @Option(names = "--socketio-ping-interval", paramLabel = "MS", defaultValue = "25000")
    private long pingInterval;

    @Option(names = "--socketio-ping-timeout", paramLabel = "MS", defaultValue = "10000")
    private long pingTimeout;

    @Option(names = "--socketio-connect-timeout", paramLabel = "MS", defaultValue = "10000")
    private long connectTimeout;

    @Option(names = "--socketio-cors", paramLabel = "ORIGIN")
    private @Nullable String cors;

    @Option(names = "--socketio-test")
    private boolean test;

    /** @throws IllegalArgumentException with one line that says what to give instead */
    SocketIoOptions options() {
        if (cors != null && !cors.equals("*")) {
            OriginRules.requireOrigin("--socketio-cors", cors);
        }
        EngineIoOptions engine = new EngineIoOptions(
                path, Duration.ofMillis(pingInterval), Duration.ofMillis(pingTimeout), Optional.ofNullable(cors));
        return new SocketIoOptions(engine, Duration.ofMillis(connectTimeout), test);
    }
}
