package duplex.promises;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Polls again when its poll is answered. */
final class LongPollingGuest extends Guest {

    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]*)\"}$");

    private String cursor;
    private String head = "";

    LongPollingGuest(String cursor) {
        this.cursor = cursor;
    }

    /** It is in when it has asked: that it is held, nobody says. */
    @Override
    String opening() {
        letIn();
        return "GET /long-polling/messages?after=" + cursor + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    @Override
    String read(StringBuilder received) {
        if (head.isEmpty()) {
            head = head(received);
        }
        int content = contentLength(head);
        if (head.isEmpty() || received.length() < content) {
            return "";
        }
        require(head, content == 0 ? "HTTP/1.1 204 " : "HTTP/1.1 200 ");
        String json = received.substring(0, content);
        received.delete(0, content);
        head = "";
        hear(json);
        Matcher next = CURSOR.matcher(json);
        if (next.find()) {
            cursor = next.group(1);
        }
        return opening();
    }
}
