package duplex.promises;

/** Answers pings, as it must (RFC 6455, section 5.5.2), and hears text frames. */
class WebSocketGuest extends Guest {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final String cursor;
    private boolean upgraded;

    WebSocketGuest(String cursor) {
        this.cursor = cursor;
    }

    @Override
    String opening() {
        return openingHandshake("/websocket/messages?after=" + cursor);
    }

    static String openingHandshake(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    @Override
    String read(StringBuilder received) {
        if (!upgraded) {
            String head = head(received);
            if (head.isEmpty()) {
                return "";
            }
            require(head, "HTTP/1.1 101 ");
            upgraded = true;
        }
        StringBuilder answers = new StringBuilder();
        while (frameIsWhole(received)) {
            int start = start(received);
            int end = start + length(received);
            answers.append(hear(received.charAt(0) & 0x0F, received.substring(start, end)));
            received.delete(0, end);
        }
        return answers.toString();
    }

    private String hear(int opcode, String payload) {
        if (opcode == CLOSE) {
            throw new IllegalStateException("closed with " + ((payload.charAt(0) << 8) + payload.charAt(1)));
        }
        if (opcode == TEXT) {
            return text(payload);
        }
        return opcode == PING ? "\u008a" + (char) (0x80 + payload.length()) + "\0\0\0\0" + payload : "";
    }

    /**
     * Takes a text frame.
     *
     * @return what to send in answer, empty for nothing
     */
    String text(String payload) {
        letIn(); // the greeting
        hear(payload);
        return "";
    }

    /** A text frame whose masking key is zero, so that it shows what it says; at most 125 bytes. */
    static String frame(String payload) {
        return "\u0081" + (char) (0x80 + payload.length()) + "\0\0\0\0" + payload;
    }

    private static boolean frameIsWhole(StringBuilder received) {
        return received.length() >= 2
                && received.length() >= start(received)
                && received.length() >= start(received) + length(received);
    }

    private static int start(StringBuilder received) {
        return received.charAt(1) == 126 ? 4 : 2;
    }

    private static int length(StringBuilder received) {
        return received.charAt(1) == 126 ? (received.charAt(2) << 8) + received.charAt(3) : received.charAt(1);
    }
}
