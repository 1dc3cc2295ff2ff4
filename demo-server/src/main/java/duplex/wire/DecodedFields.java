package duplex.wire;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MetaData;

/**
 * A field block of HTTP/2, decoded.
 *
 * @param readable none when it could be decompressed but breaks a rule of HTTP, such as a field name in capitals: then
 *     the stream is in error, the connection is not (RFC 9113, section 8.1.1)
 */
record DecodedFields(Optional<MetaData> readable) {

    Optional<MetaData.Request> request() {
        return readable.map(data -> data instanceof MetaData.Request request ? request : null);
    }

    Optional<MetaData.Response> response() {
        return readable.map(data -> data instanceof MetaData.Response response ? response : null);
    }

    /** The protocol of an extended CONNECT (RFC 8441, section 4). */
    static Optional<String> protocol(MetaData.Request request) {
        return request instanceof MetaData.ConnectRequest connect
                ? Optional.ofNullable(connect.getProtocol())
                : Optional.empty();
    }

    /** What names the resource: the path and query, or of a CONNECT without a path the authority. */
    static String target(MetaData.Request request) {
        HttpURI uri = request.getHttpURI();
        return Objects.requireNonNullElse(uri.getPathQuery(), Objects.requireNonNullElse(uri.getAuthority(), ""));
    }

    /** Tells a listener of each field line, pseudo-header fields apart. */
    void tell(Direction direction, WireListener listener) {
        readable.ifPresent(data ->
                data.getHttpFields().forEach(field -> listener.field(direction, field.getName(), value(field))));
    }

    /** How long all names and values are together, pseudo-header fields included, in bytes. */
    int bytes() {
        int bytes = 0;
        if (readable.isPresent()) {
            for (HttpField field : readable.get().getHttpFields()) {
                bytes += length(field.getName()) + length(value(field));
            }
        }
        return bytes
                + request().map(DecodedFields::pseudoBytes).orElse(0)
                + response().map(response -> length(":status") + 3).orElse(0);
    }

    private static int pseudoBytes(MetaData.Request request) {
        HttpURI uri = request.getHttpURI();
        return length(":method")
                + length(request.getMethod())
                + pseudoBytes(":scheme", Optional.ofNullable(uri.getScheme()))
                + pseudoBytes(":authority", Optional.ofNullable(uri.getAuthority()))
                + pseudoBytes(":path", Optional.ofNullable(uri.getPathQuery()))
                + pseudoBytes(":protocol", protocol(request));
    }

    private static int pseudoBytes(String name, Optional<String> value) {
        return value.map(present -> length(name) + length(present)).orElse(0);
    }

    private static String value(HttpField field) {
        return Objects.requireNonNullElse(field.getValue(), "");
    }

    /** The decoder makes a character of each byte. */
    private static int length(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1).length;
    }
}
