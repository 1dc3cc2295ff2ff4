package duplex.measure.raw;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP/1.1 response (RFC 9112, section 4).
 *
 * @param headerSection the status line and the field lines, with the empty line that ends them
 */
public record RawResponse(int status, String headerSection, String content) {

    public static RawResponse of(String headerSection) throws IOException {
        try {
            return new RawResponse(Integer.parseInt(headerSection.substring(9, 12)), headerSection, "");
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException(
                    "no status line: " + headerSection.lines().findFirst().orElse(""), e);
        }
    }

    public RawResponse withContent(String read) {
        return new RawResponse(status, headerSection, read);
    }

    public String statusLine() {
        return headerSection.lines().findFirst().orElse("");
    }

    /** The first value of a field; names compare without regard to case. */
    public Optional<String> field(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headerSection
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}
