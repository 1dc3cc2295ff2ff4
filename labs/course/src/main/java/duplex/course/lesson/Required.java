package duplex.course.lesson;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file must say: whoever reads it hands over null for a key that is not there. */
final class Required {

    private Required() {}

    static void of(String key, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new IllegalArgumentException(key + " is missing");
        }
    }

    static <T> List<T> some(String key, @Nullable List<T> values) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return List.copyOf(values);
    }

    static <T> List<T> any(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    static <T> Map<String, T> any(@Nullable Map<String, T> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }
}
