package duplex.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which content types a client takes (RFC 9110, section 12.5.1).
 *
 * @param weights by media range, in lower case: 0 is a refusal
 */
record Accept(Map<String, Double> weights) {

    Accept {
        weights = Map.copyOf(weights);
    }

    /** Of a field value such as {@code text/event-stream, *}{@code /*;q=0.5}; no field at all takes anything. */
    static Accept of(Optional<String> field) {
        Map<String, Double> weights = new HashMap<>();
        for (String range : field.orElse("*/*").split(",", -1)) {
            MediaType sent = MediaType.of(range);
            weights.put(sent.type(), weight(sent.parameters().getOrDefault("q", "1")));
        }
        return new Accept(weights);
    }

    /** A weight that cannot be read refuses nothing. */
    private static double weight(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The most specific range that fits decides. */
    boolean accepts(String contentType) {
        String anyOfType = contentType.substring(0, contentType.indexOf('/')) + "/*";
        double weight =
                weights.getOrDefault(contentType, weights.getOrDefault(anyOfType, weights.getOrDefault("*/*", 0.0)));
        return weight > 0;
    }
}
