package duplex.measure.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where and with what a report was made: names and values in the order to print them, such as {@code jdk}, {@code os},
 * {@code cpu}, {@code commit}.
 */
public record Environment(Map<String, String> facts) {

    public Environment {
        facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public String get(String name) {
        return facts.getOrDefault(name, "unknown");
    }
}
