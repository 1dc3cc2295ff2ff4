package duplex.measure.browser;

import java.util.List;

/**
 * The header section of one request as it came over the wire (RFC 9112, section 3 and 5).
 *
 * @param fields the field lines in their order
 */
public record RecordedRequest(String method, String target, List<Field> fields) {

    /** One field line; names compare without regard to case, but keep the sender's. */
    public record Field(String name, String value) {}

    public RecordedRequest {
        fields = List.copyOf(fields);
    }

    /** Whether it has this method and a target that starts so. */
    public boolean is(String wantedMethod, String targetStart) {
        return method.equals(wantedMethod) && target.startsWith(targetStart);
    }

    /** The first value of a field, empty when it is not there. */
    public String value(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }
}
