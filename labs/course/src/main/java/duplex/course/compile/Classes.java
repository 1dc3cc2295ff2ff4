package duplex.course.compile;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Compiled classes, each in Base64, by their binary names: nothing is written to a disk. */
public record Classes(Map<String, String> base64) {

    public static final Classes NONE = new Classes(Map.of());

    public Classes {
        base64 = Map.copyOf(base64);
    }

    static Classes of(Map<String, byte[]> bytes) {
        Map<String, String> base64 = new TreeMap<>();
        bytes.forEach((name, code) -> base64.put(name, Base64.getEncoder().encodeToString(code)));
        return new Classes(base64);
    }

    /** These, with others; of two of the same name these. */
    public Classes and(Classes others) {
        Map<String, String> all = new TreeMap<>(others.base64);
        all.putAll(base64);
        return new Classes(all);
    }
}
