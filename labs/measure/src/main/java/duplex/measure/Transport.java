package duplex.measure;

import java.util.Arrays;
import java.util.List;

/** The ways into the room that can be measured, in the order of their history. */
public enum Transport {
    FORM_POST("form-post"),
    SHORT_POLLING("short-polling"),
    LONG_POLLING("long-polling"),
    SERVER_SENT_EVENTS("server-sent-events"),
    WEBSOCKET("websocket"),
    /** Socket.IO that is kept from a WebSocket, as its fallback has it. */
    SOCKET_IO_POLLING("socket-io-polling", "socket-io"),
    /** Socket.IO on a WebSocket from the start. */
    SOCKET_IO_WEBSOCKET("socket-io-websocket", "socket-io");

    private final String key;
    private final String ledgerName;

    Transport(String key) {
        this(key, key);
    }

    Transport(String key, String ledgerName) {
        this.key = key;
        this.ledgerName = ledgerName;
    }

    /** The name in options and reports, such as {@code short-polling}. */
    public String key() {
        return key;
    }

    /** The server's name for it, by which its ledger is kept; the server has one Socket.IO, however it is carried. */
    public String ledgerName() {
        return ledgerName;
    }

    /** Whether its receivers ask on a timer, so that the interval means something. */
    public boolean asksOnATimer() {
        return this == FORM_POST || this == SHORT_POLLING;
    }

    /** What is measured when nothing else is asked for: all but Socket.IO. */
    public static List<Transport> usual() {
        return List.of(FORM_POST, SHORT_POLLING, LONG_POLLING, SERVER_SENT_EVENTS, WEBSOCKET);
    }

    public static Transport of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no transport " + key + "; there are " + String.join(", ", keys())));
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Transport::key).toList();
    }
}
