package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one reader has heard, over however many connections; it fails at the first gap, double or disorder. */
final class Heard {

    private static final Pattern MESSAGE = Pattern.compile("\"cursor\":\"([a-z0-9]+)\\.([0-9]+)\",\"id\":\"([^\"]+)\"");

    private final List<String> expected;
    private String cursor;
    private int last;

    /** @param expected the ids of all chat messages there are, in order; this reader has heard none yet */
    Heard(List<String> expected) {
        this(expected, "", 0);
    }

    /**
     * A reader that goes on from a cursor.
     *
     * @param last the cursor's sequence
     */
    Heard(List<String> expected, String cursor, int last) {
        this.expected = expected;
        this.cursor = cursor;
        this.last = last;
    }

    /** All chat messages of a page, a frame or a chunk of events, in JSON. */
    void hearAll(String json) {
        Matcher message = MESSAGE.matcher(json);
        while (message.find()) {
            hear(Integer.parseInt(message.group(2)), message.group(3));
            cursor = message.group(1) + "." + message.group(2);
        }
    }

    void hear(int sequence, String id) {
        assertEquals(last + 1, sequence, "nothing is lost, doubled or out of order");
        assertEquals(expected.get(sequence - 1), id);
        last = sequence;
    }

    /** Where the server says to go on from, which need not be where the last one stood. */
    void goOnFrom(String newCursor) {
        cursor = newCursor;
    }

    /** The sequence of the last one, 0 before the first. */
    int last() {
        return last;
    }

    boolean isComplete() {
        return last == expected.size();
    }

    /** Of the last one; empty for a newcomer. */
    String cursor() {
        return cursor;
    }

    /** {@code ?after=} the last one; nothing for a newcomer. */
    String query() {
        return cursor.isEmpty() ? "" : "?after=" + cursor;
    }
}
