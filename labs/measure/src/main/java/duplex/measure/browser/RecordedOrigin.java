package duplex.measure.browser;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * A relay under the name by which clients call it.
 *
 * @param requests that it has seen so far
 * @param scheme {@code http} or {@code https}
 * @param authority host and port, as in {@code localhost:40000}
 */
record RecordedOrigin(Supplier<List<RecordedRequest>> requests, String scheme, String authority) {

    String url(String path) {
        return scheme + "://" + authority + path;
    }

    /** The latest that asked for a WebSocket there: with GET, or over HTTP/2 with CONNECT (RFC 8441, section 4). */
    RecordedRequest lastHandshake(String target) {
        return requests.get().stream().anyMatch(request -> request.is("CONNECT", target))
                ? last("CONNECT", target)
                : last("GET", target);
    }

    /** The latest request of a method to a target that starts so. */
    RecordedRequest last(String method, String targetStart) {
        List<RecordedRequest> all = requests.get();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).is(method, targetStart)) return all.get(i);
        }
        throw new NoSuchElementException("no " + method + " " + targetStart + " was seen");
    }
}
