package duplex.store;

import java.nio.file.Path;

/** A file cannot be used as a store; it is as it was. The message is one line that says why. */
public final class StoreRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    /** @param why what follows the file's name, without a full stop */
    StoreRefusedException(Path file, String why) {
        super("store " + file + " " + why);
        this.inUse = false;
    }

    StoreRefusedException(Path file, String why, Throwable cause) {
        this(file, why, cause, false);
    }

    private StoreRefusedException(Path file, String why, Throwable cause, boolean inUse) {
        super("store " + file + " " + why, cause);
        this.inUse = inUse;
    }

    static StoreRefusedException inUse(Path file, Throwable cause) {
        return new StoreRefusedException(file, "is in use by another server", cause, true);
    }

    /** Whether another server has it: then there is nothing wrong with the file. */
    public boolean isInUse() {
        return inUse;
    }
}
