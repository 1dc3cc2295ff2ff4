package duplex.server;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where this user's Duplex keeps what is to survive a restart: the session's chat messages, and the certificate. */
final class StateFolder {

    /** The folder itself, for whoever wants another. */
    static final String VARIABLE = "DUPLEX_HOME";

    private StateFolder() {}

    /**
     * The folder, which need not be there yet: as the XDG Base Directory Specification has it, or Windows.
     *
     * <p>Not the folder for temporary files: there anybody else could put a file, or a link, of a name of ours before us.
     */
    static Path ofThisUser() {
        return set(VARIABLE)
                .or(() -> set("XDG_STATE_HOME").map(states -> states.resolve("duplex")))
                .or(() -> set("LOCALAPPDATA").map(states -> states.resolve("duplex")))
                .orElseGet(() ->
                        Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".local", "state", "duplex"));
    }

    private static Optional<Path> set(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
