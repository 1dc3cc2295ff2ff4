package duplex.measure.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.compression.HuffmanEncoder;
import org.eclipse.jetty.http.compression.NBitIntegerEncoder;
import org.eclipse.jetty.http2.hpack.HpackContext;
import org.eclipse.jetty.http2.hpack.HpackEncoder;

/**
 * Compresses the fields of a client's requests (HPACK, RFC 7541) as Chromium does. Tables and codes are Jetty's; what goes
 * into the table is not, since Jetty's encoder decides that as servers like it:
 *
 * <ol>
 *   <li>Every field line is added to the dynamic table and from then on sent by its number, a byte or two; of the
 *       pseudo-header fields only {@code :authority}: no two polls ask for the same {@code :path}.
 *   <li>A text is sent in Huffman's code where that is shorter.
 *   <li>The cookies of one line are sent one by one (RFC 9113, section 8.2.3).
 * </ol>
 */
final class FieldEncoder {

    private static final int INDEXED = 0b1000_0000;
    private static final int LITERAL_TO_BE_INDEXED = 0b0100_0000;
    private static final int LITERAL = 0b0000_0000;
    private static final int HUFFMAN = 0b1000_0000;

    /** Before and around the texts of a field line: two lengths and a number. */
    private static final int MOST_AROUND = 12;

    private final HpackContext table = new HpackEncoder().getHpackContext();

    /** The server keeps a table of so many bytes and no more. To be called before anything is encoded. */
    void tableSize(int bytes) {
        if (bytes < table.getMaxDynamicTableSize()) {
            table.resize(bytes);
        }
    }

    /** The field block of a request, pseudo-header fields first. */
    ByteBuffer encode(Request request) {
        ByteBuffer block = ByteBuffer.allocate(mostBytes(request));
        add(block, ":method", request.method());
        add(block, ":authority", request.authority());
        add(block, ":scheme", "https");
        add(block, ":path", request.target());
        if (request.method().equals("CONNECT")) {
            add(block, ":protocol", "websocket");
        }
        for (Request.Field field : request.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("cookie")) {
                for (String cookie : field.value().split("; ", -1)) {
                    add(block, name, cookie);
                }
            } else {
                add(block, name, field.value());
            }
        }
        return block.flip();
    }

    private static int mostBytes(Request request) {
        int bytes = 200 + request.authority().length() + request.target().length();
        for (Request.Field field : request.fields()) {
            bytes += MOST_AROUND + field.name().length() + 2 * field.value().length();
        }
        return bytes;
    }

    private void add(ByteBuffer block, String name, String value) {
        HttpField field = new HttpField(name, value);
        HpackContext.Entry known = table.get(field);
        if (known != null) {
            number(block, INDEXED, 7, table.index(known));
            return;
        }
        boolean keep = !name.startsWith(":") || name.equals(":authority");
        HpackContext.Entry knownName = table.get(name);
        int index = knownName == null ? 0 : table.index(knownName);
        number(block, keep ? LITERAL_TO_BE_INDEXED : LITERAL, keep ? 6 : 4, index);
        if (index == 0) {
            text(block, name);
        }
        text(block, value);
        if (keep) {
            table.add(field);
        }
    }

    private static void text(ByteBuffer block, String text) {
        int inHuffmansCode = HuffmanEncoder.octetsNeeded(text);
        if (inHuffmansCode >= 0 && inHuffmansCode < text.length()) {
            number(block, HUFFMAN, 7, inHuffmansCode);
            HuffmanEncoder.encode(block, text);
        } else {
            number(block, 0, 7, text.length());
            block.put(text.getBytes(ISO_8859_1));
        }
    }

    /** Jetty's encoder goes on with a byte that is there already. */
    private static void number(ByteBuffer block, int firstByte, int bits, int number) {
        block.put((byte) firstByte);
        NBitIntegerEncoder.encode(block, bits, number);
    }
}
