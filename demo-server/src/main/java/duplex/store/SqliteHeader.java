package duplex.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the first 100 bytes of an SQLite file say about it (SQLite's "Database File Format", section 1.3).
 *
 * <p>They are read as bytes and not through SQLite, which would make files beside one that it opens, and may write to it
 * before we know whose it is.
 *
 * @param applicationId whose file it is, 0 if nobody has said so; 4 bytes at offset 68
 * @param userVersion the version of its tables, by its own count; 4 bytes at offset 60
 */
record SqliteHeader(int applicationId, int userVersion) {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 100;
    private static final int USER_VERSION_AT = 60;
    private static final int APPLICATION_ID_AT = 68;

    /**
     * The header of a file; none of an empty one.
     *
     * @throws StoreRefusedException if the file does not begin like one of SQLite's
     * @throws IOException if it cannot be read
     */
    static Optional<SqliteHeader> read(Path file) throws StoreRefusedException, IOException {
        ByteBuffer header;
        try (InputStream in = Files.newInputStream(file)) {
            header = ByteBuffer.wrap(in.readNBytes(LENGTH));
        }
        if (header.limit() == 0) {
            return Optional.empty();
        }
        if (header.limit() < LENGTH || !header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new StoreRefusedException(file, "is not a store, but a file of something else");
        }
        return Optional.of(new SqliteHeader(header.getInt(APPLICATION_ID_AT), header.getInt(USER_VERSION_AT)));
    }
}
