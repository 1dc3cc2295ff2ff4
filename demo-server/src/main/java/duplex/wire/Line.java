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
        int limit = from.limit();
        for (int position = from.position(); position < limit; position++) {
            byte next = from.get(position);
            if (append(next)) {
                from.position(position + 1);
                return true;
            }
        }
        from.position(limit);
        return false;
    }

    private boolean append(byte next) throws UnparsableException {
        if (length == bytes.length) {
            grow();
        }
        boolean afterCr = length > 0 && bytes[length - 1] == CR;
        bytes[length++] = next;
        if (next == LF) {
            if (!afterCr) {
                throw new UnparsableException("LF without CR");
            }
            return true;
        }
        if (afterCr) {
            throw new UnparsableException("CR without LF");
        }
        if ((next >= 0 && next < ' ' && next != '\t' && next != CR) || next == DEL) {
            throw new UnparsableException("control character " + next + " in a line");
        }
        return false;
    }

    private void grow() throws UnparsableException {
        if (length == LIMIT) {
            throw new UnparsableException("line of more than " + LIMIT + " bytes");
        }
        bytes = Arrays.copyOf(bytes, Math.min(2 * length, LIMIT));
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
