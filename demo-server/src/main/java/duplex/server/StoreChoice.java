package duplex.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the room's chat messages are kept.
 *
 * @param file none: in memory, and gone with the process
 * @param session whether the file goes when the server stops; after a crash it is still there, and the next server on
 *     the same port goes on with it
 */
public record StoreChoice(Optional<Path> file, boolean session) {

    public static final StoreChoice MEMORY = new StoreChoice(Optional.empty(), false);

    public StoreChoice {
        if (session && file.isEmpty()) {
            throw new IllegalArgumentException("a session is kept in a file");
        }
    }

    /** In a file that stays. */
    public static StoreChoice in(Path file) {
        return new StoreChoice(Optional.of(file), false);
    }

    /**
     * The session of one port. A port that the system is to choose has none, since nobody could find it again: its chat
     * messages are in memory.
     */
    public static StoreChoice session(int port) {
        return port == 0
                ? MEMORY
                : new StoreChoice(Optional.of(StateFolder.ofThisUser().resolve("session-" + port + ".db")), true);
    }

    /** For programs: {@code memory}, {@code session} or {@code file}. */
    String name() {
        if (file.isEmpty()) {
            return "memory";
        }
        return session ? "session" : "file";
    }
}
