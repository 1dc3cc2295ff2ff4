package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Words requests as a profile's browser would, to the byte.
 *
 * <p>The cookie is the captured one until the server has set another.
 *
 * @param authority what {@code Host}, {@code Origin} and {@code Referer} name, always the same, so that the digits of a
 *     port do not change the sizes
 * @param cookieBytes how long the value of a cookie is that goes with every request besides, as if another page of the
 *     same host had set it; 0 for none
 */
record Requests(Profile profile, Carrier carrier, Origin origin, String authority, int cookieBytes) {

    private static final String COOKIE = "Cookie";

    /** The other cookie's name has ten letters, as many as {@code JSESSIONID}. */
    private static final String OTHER_COOKIE = "preference";

    private static final String COOKIE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int COOKIE_SEED = 200;

    Request get(RequestKind kind, String target, Optional<String> cookie) {
        return request("GET", kind, target, cookie, Map.of(), "");
    }

    Request post(RequestKind kind, String target, Optional<String> cookie, String content) {
        String length = String.valueOf(content.getBytes(UTF_8).length);
        return request("POST", kind, target, cookie, Map.of("{length}", length), content);
    }

    /** The opening handshake: a GET, or over HTTP/2 a CONNECT that names the protocol (RFC 8441, section 4). */
    Request upgrade(String target, String key) {
        String method = carrier == Carrier.HTTP_2_TLS ? "CONNECT" : "GET";
        return request(method, RequestKind.WEBSOCKET, target, Optional.empty(), Map.of("{key}", key), "");
    }

    private Request request(
            String method,
            RequestKind kind,
            String target,
            Optional<String> cookie,
            Map<String, String> values,
            String content) {
        List<Request.Field> fields = new ArrayList<>();
        boolean hasCookie = false;
        for (List<String> line : profile.lines(carrier, origin, kind)) {
            String name = line.get(0);
            String value = fill(line.get(1), values);
            if (name.equalsIgnoreCase(COOKIE)) {
                hasCookie = true;
                value = cookie.orElse(value) + (cookieBytes == 0 ? "" : "; " + otherCookie());
            }
            fields.add(new Request.Field(name, value));
        }
        if (!hasCookie && cookieBytes > 0) {
            fields.add(new Request.Field(COOKIE, otherCookie()));
        }
        return new Request(method, authority, target, fields, content);
    }

    /** Always the same, as a cookie is, and of letters drawn at random, which HTTP/2 cannot compress much. */
    private String otherCookie() {
        StringBuilder cookie = new StringBuilder(OTHER_COOKIE).append('=');
        new Random(COOKIE_SEED)
                .ints(cookieBytes, 0, COOKIE_LETTERS.length())
                .forEach(letter -> cookie.append(COOKIE_LETTERS.charAt(letter)));
        return cookie.toString();
    }

    private String fill(String value, Map<String, String> values) {
        String filled = value.replace("{authority}", authority);
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace(each.getKey(), each.getValue());
        }
        return filled;
    }
}
