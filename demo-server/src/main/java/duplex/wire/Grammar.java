package duplex.wire;

import java.nio.ByteBuffer;

/** How the bytes of one direction are to be read at the moment. */
interface Grammar {

    /**
     * Takes at least one byte; may leave some, when what follows is to be read by another grammar.
     *
     * @param bytes at least one; read only
     */
    void read(ByteBuffer bytes) throws UnparsableException;

    /** No more bytes are expected. */
    default void end() {}
}
