package duplex.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** Makes a folder, and what it lies in, that nobody else can look into; one that is there already stays as it is. */
    static void make(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder); // Windows: what is in the user's folder is the user's alone
        }
    }

    private static Optional<Path> set(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
