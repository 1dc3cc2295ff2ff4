package duplex.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Which transport a request belongs to.
 *
 * @param byPath from an exact path, such as {@code /form-post}, to a transport's name
 * @param other the name for all other paths
 */
record TransportPaths(Map<String, String> byPath, String other) {

    TransportPaths {
        byPath = new LinkedHashMap<>(byPath); // keeps its order, which is the order of reports
    }

    /** Each once, in order, {@link #other} last. */
    List<String> names() {
        LinkedHashSet<String> names = new LinkedHashSet<>(byPath.values());
        names.add(other);
        return List.copyOf(names);
    }

    /** @param target of a request, in origin-form or absolute-form (RFC 9112, section 3.2) */
    String transportOf(String target) {
        int scheme = target.indexOf("://");
        int path = scheme < 0 || target.startsWith("/") ? 0 : Math.max(0, target.indexOf('/', scheme + 3));
        int query = target.indexOf('?', path);
        return byPath.getOrDefault(target.substring(path, query < 0 ? target.length() : query), other);
    }
}
