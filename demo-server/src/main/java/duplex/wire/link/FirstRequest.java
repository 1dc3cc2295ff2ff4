package duplex.wire.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;

/** The first bytes of a connection, kept back until it is known whether they ask for an upgrade. */
final class FirstRequest {

    /** A header section that is longer is nothing that a server would accept. */
    private static final int LIMIT = 64 * 1024;

    private static final String END = "\r\n\r\n";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(ByteBuffer from) {
        byte[] copy = new byte[from.remaining()];
        from.get(copy);
        bytes.writeBytes(copy);
    }

    /** Whether there is nothing to wait for: a header section is here, or what cannot be one. */
    boolean isWhole() {
        return text().contains(END) || bytes.size() > LIMIT || !startsLikeARequest();
    }

    /** A method is a token (RFC 9110, section 9.1), and all that are in use are of capital letters; TLS begins with 22. */
    private boolean startsLikeARequest() {
        return bytes.size() == 0 || Character.isUpperCase(text().charAt(0));
    }

    boolean asksForUpgrade() {
        return header().lines().skip(1).anyMatch(line -> isField(line, "upgrade"));
    }

    ByteBuffer asItCame() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** What a proxy that does not know {@code Upgrade} makes of it: fields of one hop are not for the next. */
    ByteBuffer withoutUpgrade() {
        StringBuilder kept = new StringBuilder();
        header().lines()
                .filter(line -> !isField(line, "upgrade") && !isField(line, "connection"))
                .forEach(line -> kept.append(line).append("\r\n"));
        kept.append("\r\n").append(text().substring(header().length() + END.length()));
        return ISO_8859_1.encode(kept.toString());
    }

    private String header() {
        String text = text();
        int end = text.indexOf(END);
        return end < 0 ? "" : text.substring(0, end);
    }

    private static boolean isField(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name + ":");
    }

    private String text() {
        return bytes.toString(ISO_8859_1);
    }
}
