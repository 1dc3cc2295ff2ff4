package duplex.promises;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client that says as little as its transport allows, and counts what it hears. For the crowd's thread. */
abstract class Guest {

    private final StringBuilder unread = new StringBuilder();
    private boolean in;
    private final List<Long> heardAt = new ArrayList<>();

    /** The first thing it sends, once it is connected. */
    abstract String opening();

    /**
     * Reads on, as far as what has come is whole.
     *
     * @param received what has come and is not read yet, a byte in each character; what is read is removed
     * @return what to send in answer, empty for nothing
     */
    abstract String read(StringBuilder received);

    /** Takes what has come. */
    final String take(byte[] bytes, int length) {
        unread.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        return read(unread);
    }

    /** The server has let it in. */
    final void letIn() {
        in = true;
    }

    final boolean isIn() {
        return in;
    }

    final void hear(String json) {
        long now = System.nanoTime();
        for (int at = json.indexOf(CHAT); at >= 0; at = json.indexOf(CHAT, at + 1)) {
            heardAt.add(now);
        }
    }

    /** How many chat messages it has heard, each as often as it came. */
    final int heard() {
        return heardAt.size();
    }

    /** When it heard each of them, on {@link System#nanoTime}. */
    final List<Long> heardAt() {
        return List.copyOf(heardAt);
    }

    private static final String CHAT = "\"kind\":\"chat\"";

    /** The head of a response, if it is there whole; it is removed. */
    static String head(StringBuilder received) {
        int end = received.indexOf("\r\n\r\n");
        if (end < 0) {
            return "";
        }
        String head = received.substring(0, end + 4);
        received.delete(0, end + 4);
        return head;
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)\r\n");

    /** How long the content is that follows a head; 0 where it does not say. */
    static int contentLength(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    static void require(String head, String start) {
        if (!head.startsWith(start)) {
            throw new IllegalStateException("no " + start + " but " + head);
        }
    }
}
