package duplex.measure.client;

import java.util.Arrays;

/** The kind of place a page came from: browsers send more field lines to those they consider secure. */
public enum Origin {
    /** Plain http on an address of a local network, as a phone in class sees it. */
    HTTP("http"),
    /** {@code http://localhost}, which browsers treat as secure. */
    LOCALHOST("localhost"),
    /** https on an address of a local network. */
    HTTPS("https");

    private final String key;

    Origin(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Origin of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no origin " + key + "; there are http, localhost, https"));
    }
}
