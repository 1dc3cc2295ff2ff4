package duplex.measure.browser;

import java.util.List;

/**
 * The header section of one request as it came over the wire (RFC 9112, section 3 and 5).
 *
 * @param fields the field lines in their order
 */
record RecordedRequest(String method, String target, List<Field> fields) {

    /** One field line; names compare without regard to case, but keep the sender's. */
    record Field(String name, String value) {}

    RecordedRequest {
        fields = List.copyOf(fields);
    }

    boolean is(String wantedMethod, String targetStart) {
        return method.equals(wantedMethod) && target.startsWith(targetStart);
    }

    /** The first value of a field, empty when it is not there. */
    String value(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }
}
