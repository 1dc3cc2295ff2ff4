package duplex.measure.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An HTTP response that has arrived whole.
 *
 * @param cookie what {@code Set-Cookie} set, as {@code name=value}
 * @param content UTF-8 in every answer of this server
 * @param nanos when its last byte was read
 * @param exchangeBytes the size of request and response on the wire
 */
record Response(int status, Optional<String> cookie, ByteBuffer content, long nanos, long exchangeBytes) {

    String text() {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    /** For people: the status and the first line of the content. */
    @Override
    public String toString() {
        return status + " " + text().lines().findFirst().orElse("");
    }
}
