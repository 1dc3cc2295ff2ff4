package duplex.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * The place of a store: looked at before SQLite may touch it, and watched while it is open.
 *
 * @param path absolute
 */
record StoreFile(Path path) {

    /** What SQLite puts beside its file: what is not yet in it, and how to take back half a transaction. */
    private static final String[] BESIDE = {"-wal", "-shm", "-journal"};

    StoreFile {
        path = path.toAbsolutePath();
    }

    /**
     * Looks whether a store is here, or can be: nothing, or an empty file, is a place for a new one.
     *
     * @throws StoreRefusedException if there is something else, or nothing can be; it is not touched
     */
    void requireUsable() throws StoreRefusedException {
        if (!Files.exists(path)) {
            requireFolder();
        } else if (!Files.isRegularFile(path)) {
            throw new StoreRefusedException(path, "is a folder or a device");
        } else {
            requireStore();
        }
    }

    private void requireStore() throws StoreRefusedException {
        try {
            Optional<SqliteHeader> header = SqliteHeader.read(path);
            if (header.isPresent()) {
                requireOurs(header.get());
            }
        } catch (IOException e) {
            throw new StoreRefusedException(path, "cannot be read (" + e.getMessage() + ")", e);
        }
        if (!Files.isWritable(path)) {
            throw new StoreRefusedException(path, "cannot be written");
        }
    }

    private void requireFolder() throws StoreRefusedException {
        Path folder = Objects.requireNonNull(path.getParent(), "a path that names a file has a parent");
        if (!Files.isDirectory(folder)) {
            throw new StoreRefusedException(path, "has no folder " + folder);
        }
    }

    private void requireOurs(SqliteHeader header) throws StoreRefusedException {
        if (header.applicationId() != SqliteTables.APPLICATION_ID) {
            throw new StoreRefusedException(path, "is not a store, but another program's SQLite file");
        }
        if (header.userVersion() != SqliteTables.FORMAT) {
            throw new StoreRefusedException(
                    path,
                    "has format " + header.userVersion() + ", and this Duplex reads format " + SqliteTables.FORMAT);
        }
    }

    /**
     * What tells this file from another that comes in its place, where the system has such a thing.
     *
     * <p>SQLite does not notice when its file is moved away or removed: it would go on writing, and say yes, into a file
     * that no next start finds.
     *
     * @throws IOException if there is no file here
     */
    Optional<Object> identity() throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    /** Removes the store, once it is closed. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
        for (String suffix : BESIDE) {
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
        }
    }
}
