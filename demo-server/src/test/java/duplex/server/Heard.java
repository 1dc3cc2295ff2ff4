package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one reader has heard, over however many connections; it fails at the first gap, double or disorder. */
final class Heard {

    private static final Pattern MESSAGE = Pattern.compile("\"cursor\":\"([a-z0-9]+)\\.([0-9]+)\",\"id\":\"([^\"]+)\"");

    private final List<String> expected;
    private final List<String> ids = new ArrayList<>();
    private String epoch = "";

    /** @param expected the ids of all chat messages there are, in order */
    Heard(List<String> expected) {
        this.expected = expected;
    }

    /** All chat messages of a page or a frame, in JSON. */
    void hearAll(String json) {
        Matcher message = MESSAGE.matcher(json);
        while (message.find()) {
            epoch = message.group(1);
            hear(Integer.parseInt(message.group(2)), message.group(3));
        }
    }

    void hear(int sequence, String id) {
        assertEquals(ids.size() + 1, sequence, "nothing is lost, doubled or out of order after " + ids);
        assertEquals(expected.get(sequence - 1), id);
        ids.add(id);
    }

    /** The sequence of the last one, 0 before the first. */
    int last() {
        return ids.size();
    }

    boolean isComplete() {
        return ids.size() == expected.size();
    }

    /** {@code ?after=} the last one; nothing for a newcomer. */
    String query() {
        return ids.isEmpty() ? "" : "?after=" + epoch + "." + ids.size();
    }
}
