package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes HTTP/1.1 requests as a profile's browser would, to the byte.
 *
 * <p>The cookie is the captured one until the server has set another.
 *
 * @param authority what {@code Host}, {@code Origin} and {@code Referer} name, always the same, so that the digits of a
 *     port do not change the sizes
 */
record Requests(Profile profile, Origin origin, String authority) {

    ByteBuffer get(RequestKind kind, String target, Optional<String> cookie) {
        return write("GET", kind, target, cookie, Map.of(), "");
    }

    ByteBuffer post(RequestKind kind, String target, Optional<String> cookie, String content) {
        String length = String.valueOf(content.getBytes(UTF_8).length);
        return write("POST", kind, target, cookie, Map.of("{length}", length), content);
    }

    /** The opening handshake. */
    ByteBuffer upgrade(String target, String key) {
        return write("GET", RequestKind.WEBSOCKET, target, Optional.empty(), Map.of("{key}", key), "");
    }

    private ByteBuffer write(
            String method,
            RequestKind kind,
            String target,
            Optional<String> cookie,
            Map<String, String> values,
            String content) {
        StringBuilder request = new StringBuilder();
        request.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        for (List<String> line : profile.lines(origin, kind)) {
            String name = line.get(0);
            String captured = fill(line.get(1), values);
            field(request, name, name.equalsIgnoreCase("cookie") ? cookie.orElse(captured) : captured);
        }
        return UTF_8.encode(request.append("\r\n").append(content).toString());
    }

    private String fill(String value, Map<String, String> values) {
        String filled = value.replace("{authority}", authority);
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace(each.getKey(), each.getValue());
        }
        return filled;
    }

    private static void field(StringBuilder request, String name, String value) {
        request.append(name).append(": ").append(value).append("\r\n");
    }
}
