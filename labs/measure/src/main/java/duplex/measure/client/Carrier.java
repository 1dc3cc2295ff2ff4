package duplex.measure.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What carries a client's requests: a version of HTTP, in clear text or over TLS. One server speaks either in clear text
 * or over TLS, and over TLS both versions: the client chooses within the handshake (ALPN, RFC 7301), as browsers do.
 *
 * <p>HTTP/2 in clear text is none of them: no browser speaks it.
 */
public enum Carrier {
    /** HTTP/1.1 and WebSocket on TCP. */
    HTTP_1("http/1.1", "1.1", false),
    /** The same over TLS 1.3. */
    HTTP_1_TLS("http/1.1+tls", "1.1", true),
    /** HTTP/2 over TLS 1.3; a WebSocket is a stream of it (RFC 8441). */
    HTTP_2_TLS("http/2+tls", "2", true);

    private final String key;
    private final String http;
    private final boolean tls;

    Carrier(String key, String http, boolean tls) {
        this.key = key;
        this.http = http;
        this.tls = tls;
    }

    /** As on the command line and in reports, such as {@code http/1.1+tls}. */
    public String key() {
        return key;
    }

    /** {@code 1.1} or {@code 2}. */
    public String http() {
        return http;
    }

    public boolean tls() {
        return tls;
    }

    /** The name in the registry of ALPN. */
    String alpn() {
        return this == HTTP_2_TLS ? "h2" : "http/1.1";
    }

    /** What a server must be started with to speak it. */
    public List<String> serverOptions() {
        return tls ? List.of("--tls") : List.of();
    }

    /** Whether pages of this kind of origin come by it: those of https over TLS, all others in clear text. */
    public boolean serves(Origin origin) {
        return tls == (origin == Origin.HTTPS);
    }

    /** The kind of origin that is compared: https over TLS, plain http in clear text. */
    public Origin origin() {
        return tls ? Origin.HTTPS : Origin.HTTP;
    }

    /**
     * The one of this key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Carrier of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no carrier " + key + "; there are "
                        + Arrays.stream(values()).map(Carrier::key).collect(Collectors.joining(", "))));
    }
}
