package duplex.measure.client;

import duplex.measure.Conversation;
import duplex.wire.WireListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;

/**
 * What every client of a run has in common.
 *
 * @param server where to connect, which need not be what {@code Host} says
 * @param carrier what the server speaks there
 * @param origin whose field lines the profile is asked for; https over TLS and nowhere else
 * @param cookieBytes of a cookie that goes with every request, 0 to 4,000; 0 for none
 * @param conversation to recognise chat messages by
 * @param epoch of the server's log
 * @param intervalNanos between two polls or reloads
 * @param random for masking keys and handshake keys
 */
public record ClientSettings(
        EventLoop loop,
        InetSocketAddress server,
        Carrier carrier,
        Profile profile,
        Origin origin,
        int cookieBytes,
        Conversation conversation,
        String epoch,
        long intervalNanos,
        RandomGenerator random) {

    private static final String AUTHORITY = "192.168.0.12:7070";
    private static final String LOCAL_AUTHORITY = "localhost:7070";

    /** What browsers keep of one cookie, its name included, is 4,096 bytes (RFC 6265, section 6.1). */
    private static final int LONGEST_COOKIE = 4_000;

    public ClientSettings {
        if (!carrier.serves(origin)) {
            throw new IllegalArgumentException(
                    "pages of " + origin.key() + " do not come by " + carrier.key() + "; give the other");
        }
        if (cookieBytes < 0 || cookieBytes > LONGEST_COOKIE) {
            throw new IllegalArgumentException(
                    "a cookie must be 0 to " + LONGEST_COOKIE + " bytes, was " + cookieBytes);
        }
    }

    Requests requests() {
        return new Requests(
                profile,
                carrier,
                origin,
                switch (origin) {
                    case HTTP, HTTPS -> AUTHORITY;
                    case LOCALHOST -> LOCAL_AUTHORITY;
                },
                cookieBytes);
    }

    /**
     * Opens a connection to the server.
     *
     * @param listener hears what is on the wire
     * @param events what happens to the connection; connected means that a request may be made
     */
    HttpEnd connect(WireListener listener, Connection.Events events) throws IOException {
        return switch (carrier) {
            case HTTP_1, HTTP_1_TLS -> new Http1End(this, listener, events);
            case HTTP_2_TLS -> new Http2End(this, listener, events);
        };
    }
}
