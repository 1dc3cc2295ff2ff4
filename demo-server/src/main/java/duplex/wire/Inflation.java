package duplex.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses the messages of one direction of a WebSocket on which permessage-deflate was agreed (RFC 7692, section
 * 7.2.2). What one message has taught goes on to the next; a sender that begins anew each time is read the same way.
 *
 * <p>It only watches: data that cannot be decompressed are counted as they are, and no longer looked into.
 */
final class Inflation {

    /** What a sender leaves out at the end of each message. */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    /** A message that grows beyond this is not a chat message, and costs whoever watches too much. */
    private static final int MESSAGE_LIMIT = 16 * 1024 * 1024;

    private static final int PIECE_BYTES = 4 * 1024;

    private final Inflater inflater = new Inflater(true);
    private final Consumer<ByteBuffer> inflated;
    private final byte[] piece = new byte[PIECE_BYTES];
    private long ofMessage;
    private boolean gaveUp;

    /** @param inflated takes what was in a message, piece by piece; a view that is only valid during the call */
    Inflation(Consumer<ByteBuffer> inflated) {
        this.inflated = inflated;
    }

    /** Some of the message under way, unmasked; the buffer is left as it was. */
    void read(ByteBuffer compressed) {
        if (!gaveUp) {
            inflater.setInput(compressed.duplicate());
            inflate();
        }
    }

    void endMessage() {
        if (!gaveUp) {
            inflater.setInput(TAIL);
            inflate();
            ofMessage = 0;
        }
    }

    private void inflate() {
        try {
            while (!gaveUp) {
                int bytes = inflater.inflate(piece);
                if (bytes > 0) {
                    ofMessage += bytes;
                    gaveUp = ofMessage > MESSAGE_LIMIT;
                    inflated.accept(ByteBuffer.wrap(piece, 0, bytes).asReadOnlyBuffer());
                } else {
                    gaveUp = inflater.finished(); // a sender may end its stream for good, but nobody does
                    return;
                }
            }
        } catch (DataFormatException e) {
            gaveUp = true;
        }
    }

    /** No more is to come: its memory is not Java's, and is given back. */
    void end() {
        gaveUp = true;
        inflater.end();
    }
}
