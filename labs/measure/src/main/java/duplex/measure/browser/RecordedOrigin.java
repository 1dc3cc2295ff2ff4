package duplex.measure.browser;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * A relay under the name by which clients call it.
 *
 * @param authority host and port, as in {@code localhost:40000}
 */
record RecordedOrigin(RecordingRelay relay, String authority) {

    String url(String path) {
        return "http://" + authority + path;
    }

    /** The latest request of a method to a target that starts so. */
    RecordedRequest last(String method, String targetStart) {
        List<RecordedRequest> all = relay.requests();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).is(method, targetStart)) return all.get(i);
        }
        throw new NoSuchElementException("no " + method + " " + targetStart + " was seen");
    }
}
