package duplex.store;

import java.nio.file.Path;

/** A file cannot be used as a store; it is as it was. The message is one line that says why. */
public final class StoreRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param why what follows the file's name, without a full stop */
    StoreRefusedException(Path file, String why) {
        super("store " + file + " " + why);
    }

    StoreRefusedException(Path file, String why, Throwable cause) {
        super("store " + file + " " + why, cause);
    }
}
