package duplex.measure.client;

import duplex.measure.Conversation;
import java.net.InetSocketAddress;
import java.util.random.RandomGenerator;

/**
 * What every client of a run has in common.
 *
 * @param server where to connect, which need not be what {@code Host} says
 * @param conversation to recognise chat messages by
 * @param epoch of the server's log
 * @param intervalNanos between two polls or reloads
 * @param random for masking keys and handshake keys
 */
public record ClientSettings(
        EventLoop loop,
        InetSocketAddress server,
        Profile profile,
        Origin origin,
        Conversation conversation,
        String epoch,
        long intervalNanos,
        RandomGenerator random) {

    private static final String AUTHORITY = "192.168.0.12:7070";
    private static final String LOCAL_AUTHORITY = "localhost:7070";

    Requests requests() {
        return new Requests(
                profile,
                origin,
                switch (origin) {
                    case HTTP, HTTPS -> AUTHORITY;
                    case LOCALHOST -> LOCAL_AUTHORITY;
                });
    }
}
