package duplex.transport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A media type or media range with its parameters, such as {@code application/json; charset=utf-8} (RFC 9110, section
 * 8.3.1).
 *
 * <p>Whatever is sent can be read: what is malformed becomes a type that nobody asks for. The parsers of Jetty and of the
 * servlet API throw instead, at an unterminated quote or a charset that they do not know.
 *
 * @param type type and subtype, in lower case; empty where none was sent
 * @param parameters by name in lower case, quotation marks removed; of two with a name the last
 */
record MediaType(String type, Map<String, String> parameters) {

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    static MediaType of(String field) {
        List<String> parts = Arrays.asList(field.split(";", -1));
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : parts.subList(1, parts.size())) {
            String[] sides = parameter.split("=", 2);
            String value = sides.length == 2 ? sides[1].strip() : "";
            parameters.put(sides[0].strip().toLowerCase(Locale.ROOT), unquoted(value));
        }
        return new MediaType(parts.get(0).strip().toLowerCase(Locale.ROOT), parameters);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
