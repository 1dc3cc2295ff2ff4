package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One HTTP request, whatever version of HTTP carries it.
 *
 * @param method {@code CONNECT} for the opening handshake over HTTP/2 (RFC 8441, section 4)
 * @param authority host and port
 * @param target path and query
 * @param fields the field lines in their order
 * @param content empty for none
 */
record Request(String method, String authority, String target, List<Field> fields, String content) {

    /** One field line; the name is spelled as HTTP/1.1 would. */
    record Field(String name, String value) {}

    Request {
        fields = List.copyOf(fields);
    }

    /** Whether it only reads, so that asking twice changes nothing (RFC 9110, section 9.2.1). */
    boolean isSafe() {
        return method.equals("GET");
    }

    /** As HTTP/1.1 writes it (RFC 9112, section 2.1). */
    ByteBuffer http1() {
        StringBuilder request = new StringBuilder();
        request.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        for (Field field : fields) {
            request.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        return UTF_8.encode(request.append("\r\n").append(content).toString());
    }
}
