package duplex.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of an HTTP message (RFC 9112, section 2.2), gathered from however many slices it comes in.
 *
 * <p>At most 64 KiB, CRLF included. Other control characters than HTAB, a CR without LF and a LF without CR are errors,
 * and are found as soon as they come.
 */
final class Line {

    static final int LIMIT = 64 * 1024;

    private static final int USUAL = 256;
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte DEL = 0x7f;

    private byte[] bytes = new byte[USUAL];
    private int length;

    /**
     * Takes bytes up to the end of the line.
     *
     * @return whether the line is complete
     */
    boolean read(ByteBuffer from) throws UnparsableException {
        if (length == LIMIT) {
            throw new UnparsableException("line of more than " + LIMIT + " bytes");
        }
        int taken = throughLineFeed(from, Math.min(from.remaining(), LIMIT - length));
        makeRoomFor(taken);
        from.get(bytes, length, taken);
        int firstNew = length;
        length += taken;
        for (int index = firstNew; index < length; index++) {
            // One comparison for nearly all bytes; those from 0x80 on are negative.
            if (bytes[index] < ' ' || bytes[index] == DEL) {
                requireLegal(index);
            } else if (isAfterCr(index)) {
                throw new UnparsableException("CR without LF");
            }
        }
        return bytes[length - 1] == LF;
    }

    /** How many bytes there are up to the next LF, that included; at most {@code most}. */
    private static int throughLineFeed(ByteBuffer from, int most) {
        int start = from.position();
        int end = start + most;
        for (int position = start; position < end; position++) {
            if (from.get(position) == LF) {
                return position + 1 - start;
            }
        }
        return most;
    }

    private void requireLegal(int index) throws UnparsableException {
        byte character = bytes[index];
        if (character == LF) {
            if (!isAfterCr(index)) {
                throw new UnparsableException("LF without CR");
            }
        } else if (isAfterCr(index)) {
            throw new UnparsableException("CR without LF");
        } else if (character >= 0 && character != '\t' && character != CR) {
            throw new UnparsableException("control character " + character + " in a line");
        }
    }

    private boolean isAfterCr(int index) {
        return index > 0 && bytes[index - 1] == CR;
    }

    private void makeRoomFor(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(Math.max(2 * bytes.length, length + more), LIMIT));
        }
    }

    /** Makes ready for the next line. A long line's memory is not kept: most connections never see another. */
    void clear() {
        length = 0;
        if (bytes.length > 16 * USUAL) {
            bytes = new byte[USUAL];
        }
    }

    /** The bytes of the line, CRLF included. */
    int length() {
        return length;
    }

    /** Where the text of the line ends and its CRLF begins. */
    int end() {
        return length - 2;
    }

    boolean isEmpty() {
        return end() == 0;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** The first index from {@code from} on that holds {@code wanted}, or {@link #end()}. */
    int indexOf(char wanted, int from) {
        int index = from;
        while (index < end() && bytes[index] != wanted) {
            index++;
        }
        return index;
    }

    /** The text between two indexes, a character per byte. */
    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether there is a token between two indexes (RFC 9110, section 5.6.2). */
    boolean isToken(int from, int to) {
        for (int index = from; index < to; index++) {
            if (!Token.isTokenCharacter(bytes[index])) {
                return false;
            }
        }
        return from < to;
    }
}
