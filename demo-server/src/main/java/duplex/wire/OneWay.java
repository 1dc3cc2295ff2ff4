package duplex.wire;

import java.nio.ByteBuffer;

/**
 * One direction of a connection, or of a stream on it: hands its bytes to the grammar of the moment, and keeps the sum right. Every byte that
 * comes in is owed to the listener until it is counted; when the grammar gives up, what is still owed is
 * {@link Part#UNPARSED}, so that nothing is lost whatever went wrong.
 */
final class OneWay {

    private final Direction direction;
    private final WireListener listener;
    private Grammar grammar = this::countUnparsed;
    private boolean gaveUp;
    private long owed;

    OneWay(Direction direction, WireListener listener) {
        this.direction = direction;
        this.listener = listener;
    }

    Direction direction() {
        return direction;
    }

    boolean gaveUp() {
        return gaveUp;
    }

    /** From the next byte on the grammar is another one. */
    void become(Grammar next) {
        grammar = next;
    }

    void accept(ByteBuffer bytes) {
        owed += bytes.remaining();
        read(bytes);
    }

    /** Reads bytes that were accepted before and held back. */
    void read(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                grammar.read(bytes);
            }
        } catch (UnparsableException e) {
            giveUp(e.reason());
        } catch (RuntimeException | Error bug) {
            giveUp("a bug: " + bug);
            throw bug;
        }
    }

    void count(Part part, int bytes) {
        count(part, bytes, listener);
    }

    /** The same for bytes that one stream is to hear of, and not the connection. */
    void count(Part part, int bytes, WireListener stream) {
        passOn(bytes);
        stream.counted(direction, part, bytes);
    }

    /** These are counted elsewhere: what a stream or a TLS record carries has a way of its own. */
    void passOn(int bytes) {
        owed -= bytes;
    }

    /** All that is owed, and all that is still to come, is unparsed. */
    void giveUp(String reason) {
        if (!gaveUp) {
            gaveUp = true;
            grammar = this::countUnparsed;
            listener.unparsable(direction, reason);
        }
        while (owed > 0) {
            count(Part.UNPARSED, (int) Math.min(owed, Integer.MAX_VALUE));
        }
    }

    void end() {
        grammar.end();
        if (owed > 0) {
            giveUp("it ended within a line, a frame header or a record");
        }
    }

    private void countUnparsed(ByteBuffer bytes) {
        count(Part.UNPARSED, bytes.remaining());
        bytes.position(bytes.limit());
    }
}
