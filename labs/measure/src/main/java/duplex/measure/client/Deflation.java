package duplex.measure.client;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/**
 * Compresses the messages of a client with which permessage-deflate was agreed (RFC 7692, section 7.2.1). What one message
 * has taught goes on to the next, unless the server wanted each on its own.
 */
final class Deflation {

    /** What the receiver knows to add again. */
    private static final int TAIL_BYTES = 4;

    /** A block may become longer than its text, by a header. */
    private static final int HEADER_BYTES = 64;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final boolean eachOnItsOwn;

    private Deflation(boolean eachOnItsOwn) {
        this.eachOnItsOwn = eachOnItsOwn;
    }

    /**
     * As the server's {@code Sec-WebSocket-Extensions} says.
     *
     * @throws IllegalArgumentException when that is another extension, or a smaller window than Java's Deflater has
     */
    static Deflation agreed(String extensions) {
        List<String> words = Arrays.stream(extensions.toLowerCase(Locale.ROOT).split(";", -1))
                .map(String::strip)
                .toList();
        boolean smaller = words.stream()
                .anyMatch(word -> word.startsWith("client_max_window_bits=")
                        && !word.replace("\"", "").endsWith("=15"));
        if (!words.get(0).equals("permessage-deflate") || smaller) {
            throw new IllegalArgumentException("extensions must be permessage-deflate, was " + extensions);
        }
        return new Deflation(words.contains("client_no_context_takeover"));
    }

    /** The payload data of one message. */
    ByteBuffer compress(ByteBuffer text) {
        ByteBuffer compressed = ByteBuffer.allocate(HEADER_BYTES + 2 * text.remaining());
        deflater.setInput(text);
        deflater.deflate(compressed, Deflater.SYNC_FLUSH);
        if (!compressed.hasRemaining()) {
            throw new IllegalStateException("a text became more than twice as long");
        }
        if (eachOnItsOwn) {
            deflater.reset();
        }
        return compressed.flip().limit(compressed.limit() - TAIL_BYTES);
    }
}
