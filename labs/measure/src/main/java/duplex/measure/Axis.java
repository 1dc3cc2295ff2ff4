package duplex.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What two {@link Cell}s can differ in, in the order in which a cell is described. Each is an option of the same name:
 * {@code --delay 0,50,150}.
 */
public enum Axis {
    /** The way into the room. */
    TRANSPORTS("all"),
    /** What carries it: HTTP/1.1 in clear text or over TLS, HTTP/2 over TLS. */
    CARRIER("http/1.1"),
    /** Whose field lines the clients send. */
    PROFILE("chromium"),
    /** The kind of place they speak of; over TLS that is settled. */
    ORIGIN("http"),
    /** The size of a cookie's value that every request carries, in bytes; 0 for no cookie. */
    COOKIE("0"),
    /** Whether permessage-deflate is negotiated. */
    DEFLATE("off"),
    /** How long the server gathers chat messages before it writes them together, in milliseconds; 0 for at once. */
    BATCH("0"),
    /** From a client to the server, and as much back, in milliseconds; 0 for no simulated network. */
    DELAY("0"),
    /** The most chat messages that the form page shows. */
    PAGE("50"),
    /** T, between two polls or reloads of a receiver, in milliseconds. */
    INTERVAL("1000"),
    /** Chat messages per second, of all senders together, or {@code idle}. */
    RATE("5"),
    /** Whether chat messages come at random instants, one in each slot of 1/rate, or evenly, as a sensor's data. */
    PACE("random"),
    /** How many chat messages are due at the same instant. */
    BURST("1"),
    /** The size of a chat text in bytes of UTF-8. */
    TEXT("16"),
    /** Who post, in turn, each on a connection of its own; {@code enough} so that none waits for itself. */
    SENDERS("enough"),
    /** Who listen, each on a connection of its own. */
    RECEIVERS("10"),
    /** Chat messages measured in each round. */
    MESSAGES("20"),
    /**
     * Chat messages sent before, so that the server is warm and the form page full; where receivers do not ask on a
     * timer, many times as many.
     */
    WARM_UP("100"),
    /** How long an idle round lasts. */
    SECONDS("75");

    private final String standard;

    Axis(String standard) {
        this.standard = standard;
    }

    /** The value of a cell that says nothing about it. */
    public String standard() {
        return standard;
    }

    /** As in {@code --warm-up}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Axis of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no axis " + key + "; there are " + keys()));
    }

    private static List<String> keys() {
        return Arrays.stream(values()).map(Axis::key).toList();
    }

    /** Whether it makes a difference there: nobody but a poller has an interval, and who says nothing has no text. */
    boolean matters(Transport transport, boolean tls, boolean idle) {
        return switch (this) {
            case INTERVAL -> transport.asksOnATimer();
            case PAGE -> transport == Transport.FORM_POST;
            case DEFLATE, BATCH -> transport == Transport.WEBSOCKET;
            case ORIGIN -> !tls;
            case PACE, BURST, TEXT, SENDERS, MESSAGES, WARM_UP, DELAY -> !idle;
            case SECONDS -> idle;
            case TRANSPORTS, CARRIER, PROFILE, COOKIE, RATE, RECEIVERS -> true;
        };
    }
}
