package duplex.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/** Undoes the field compression of one direction (HPACK, RFC 7541), for which every field block must be seen. */
final class FieldDecoder {

    /** What a peer may be allowed to keep in the dynamic table; ours and the browsers' ask for no more. */
    static final int TABLE_LIMIT = 64 * 1024;

    private final HpackDecoder decoder = new HpackDecoder(FieldBlock.LIMIT, () -> 0L);

    /** The receiver of the blocks has said how large a table it keeps (SETTINGS_HEADER_TABLE_SIZE). */
    void tableSize(int bytes) {
        // Unsigned, and never lowered: blocks that were sent before the setting was known may still use the old size.
        int allowed = bytes < 0 ? TABLE_LIMIT : Math.min(bytes, TABLE_LIMIT);
        decoder.setMaxTableCapacity(Math.max(allowed, decoder.getMaxTableCapacity()));
    }

    DecodedFields decode(ByteBuffer block) throws UnparsableException {
        try {
            return new DecodedFields(Optional.of(decoder.decode(block)));
        } catch (HpackException.StreamException e) {
            return new DecodedFields(Optional.empty());
        } catch (HpackException.SessionException e) {
            throw new UnparsableException("field block that cannot be decompressed");
        }
    }
}
