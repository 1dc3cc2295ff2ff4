package duplex.measure;

import java.util.Arrays;
import java.util.List;

/** The ways into the room that can be measured, in the order of their history. */
public enum Transport {
    FORM_POST("form-post"),
    SHORT_POLLING("short-polling"),
    LONG_POLLING("long-polling"),
    SERVER_SENT_EVENTS("server-sent-events"),
    WEBSOCKET("websocket");

    private final String key;

    Transport(String key) {
        this.key = key;
    }

    /** The name in options, paths, ledgers and reports, such as {@code short-polling}. */
    public String key() {
        return key;
    }

    /** Whether its receivers ask on a timer, so that the interval means something. */
    public boolean asksOnATimer() {
        return this == FORM_POST || this == SHORT_POLLING;
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
