package duplex.promises;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens a session, enters the room, and polls again when its poll is answered; all on one connection, in turn. */
final class SocketIoPollingGuest extends Guest {

    private static final String PATH = "/socket.io/?EIO=4&transport=polling";
    private static final Pattern SESSION = Pattern.compile("\"sid\":\"([^\"]+)\",\"upgrades\"");

    private final String cursor;
    private String session = "";
    private String head = "";

    SocketIoPollingGuest(String cursor) {
        this.cursor = cursor;
    }

    @Override
    String opening() {
        return "GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** One poll more. */
    String poll() {
        return "GET " + session + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private String post(String packet) {
        return "POST " + session + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + packet.length() + "\r\n\r\n"
                + packet;
    }

    @Override
    String read(StringBuilder received) {
        StringBuilder answers = new StringBuilder();
        while (isWhole(received)) {
            require(head, "HTTP/1.1 200 ");
            int length = contentLength(head);
            answers.append(take(received.substring(0, length)));
            received.delete(0, length);
            head = "";
        }
        return answers.toString();
    }

    private boolean isWhole(StringBuilder received) {
        if (head.isEmpty()) {
            head = head(received);
        }
        return !head.isEmpty() && received.length() >= contentLength(head);
    }

    private String take(String content) {
        Matcher opened = SESSION.matcher(content);
        if (session.isEmpty() && opened.find()) {
            session = PATH + "&sid=" + opened.group(1);
            return post("40{\"after\":\"" + cursor + "\"}") + poll();
        }
        if (content.equals("ok")) {
            return ""; // a POST's answer; the poll behind it is under way
        }
        if (content.contains("42[\"welcome\"")) {
            letIn();
        }
        hear(content);
        boolean pinged = content.equals("2") || content.startsWith("2\u001e") || content.endsWith("\u001e2");
        return (pinged ? post("3") : "") + poll();
    }
}
