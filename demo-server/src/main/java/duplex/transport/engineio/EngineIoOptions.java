package duplex.transport.engineio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be chosen about an Engine.IO server.
 *
 * @param path begins and ends with a slash
 * @param pingInterval how long after a pong the next ping is due
 * @param pingTimeout how long its pong may take
 * @param cors whose pages besides our own may use it: an origin such as {@code https://school.example}, or {@code *}
 */
public record EngineIoOptions(String path, Duration pingInterval, Duration pingTimeout, Optional<String> cors) {

    public EngineIoOptions {
        if (!path.matches("/([A-Za-z0-9._-]+/)+")) {
            throw new IllegalArgumentException("--socketio-path must be like /socket.io/, was " + path);
        }
        requirePositive("--socketio-ping-interval", pingInterval);
        requirePositive("--socketio-ping-timeout", pingTimeout);
    }

    /** A client may leave the slash at the end out. */
    public List<String> paths() {
        return List.of(path, path.substring(0, path.length() - 1));
    }

    /** Whether {@link #cors} lets the page of {@code origin} in. */
    public boolean allows(String origin) {
        return cors.filter(allowed -> allowed.equals("*") || allowed.equalsIgnoreCase(origin))
                .isPresent();
    }

    /** Refuses a duration that is not at least a millisecond, with IllegalArgumentException. */
    public static void requirePositive(String option, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, was " + duration.toMillis());
        }
    }

    /** The same under another path. */
    public EngineIoOptions at(String otherPath) {
        return new EngineIoOptions(otherPath, pingInterval, pingTimeout, cors);
    }
}
