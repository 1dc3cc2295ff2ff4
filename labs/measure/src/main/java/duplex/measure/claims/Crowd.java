package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import duplex.measure.raw.RawResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Receivers in the room of any server that speaks as ours does, and the work that one polling interval is: so many messages
 * are said, and everybody has heard them. One interval follows the other without a pause, so that a server's idling is not
 * counted as its work.
 */
final class Crowd {

    /** Deliveries to each receiver in one interval, by polling, cost one exchange; by WebSocket one frame each. */
    static final int RECEIVERS = 50;

    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]*)\"}$");

    private final InetSocketAddress server;
    private final String ids;
    private int said;

    /** @param ids what the ids of its messages begin with, different for each crowd in a room */
    Crowd(InetSocketAddress server, String ids) {
        this.server = server;
        this.ids = ids;
    }

    /** Everybody polls once in each interval. */
    void poll(int intervals, int messagesPerInterval) throws IOException {
        List<OneAfterAnother> receivers = new ArrayList<>();
        try (OneAfterAnother sender = new OneAfterAnother(server)) {
            for (int i = 0; i < RECEIVERS; i++) {
                receivers.add(new OneAfterAnother(server));
            }
            String cursor = end(sender);
            for (int i = 0; i < intervals; i++) {
                for (int j = 0; j < messagesPerInterval; j++) {
                    sender.exchange(post());
                }
                String next = cursor;
                for (OneAfterAnother receiver : receivers) {
                    next = cursorOf(receiver.exchange(get("?after=" + cursor)));
                }
                cursor = next;
            }
        } finally {
            for (OneAfterAnother receiver : receivers) {
                receiver.close();
            }
        }
    }

    /** Everybody reads what has come after each message. */
    void webSocket(int intervals, int messagesPerInterval) throws IOException {
        List<RawConnection> receivers = new ArrayList<>();
        try (OneAfterAnother newcomer = new OneAfterAnother(server);
                RawConnection sender = new RawConnection(server)) {
            String end = end(newcomer);
            enter(sender, end);
            for (int i = 0; i < RECEIVERS; i++) {
                RawConnection receiver = new RawConnection(server);
                receivers.add(receiver);
                enter(receiver, end);
            }
            for (int i = 0; i < intervals * messagesPerInterval; i++) {
                sender.sendText(message());
                sender.frame();
                for (RawConnection receiver : receivers) {
                    receiver.frame();
                }
            }
        } finally {
            for (RawConnection receiver : receivers) {
                receiver.close();
            }
        }
    }

    /** Where the log ends now: an empty answer names it in a field, any other in its content. */
    private static String end(OneAfterAnother newcomer) throws IOException {
        RawResponse response = newcomer.exchange(get(""));
        Optional<String> named = response.field("Cursor");
        return named.isPresent() ? named.get() : cursorOf(response);
    }

    private static void enter(RawConnection connection, String cursor) throws IOException {
        connection.enter("?after=" + cursor);
        RawFrame greeting = connection.frame();
        if (!greeting.text().contains("welcome")) {
            throw new IOException("no greeting but " + greeting.text());
        }
    }

    private String message() {
        return RawConnection.chatMessage("sixteen letters.", ids + said++);
    }

    private String post() {
        String message = message();
        return "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + message.length() + "\r\n\r\n" + message;
    }

    private static String get(String query) {
        return "GET /short-polling/messages" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static String cursorOf(RawResponse response) throws IOException {
        Matcher matcher = CURSOR.matcher(response.content());
        if (!matcher.find()) {
            throw new IOException("a poll brought no cursor: " + response.statusLine());
        }
        return matcher.group(1);
    }
}
