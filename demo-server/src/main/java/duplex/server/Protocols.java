package duplex.server;

import java.util.List;
import java.util.Optional;

/**
 * What is spoken on the server's port.
 *
 * @param tls the certificate to show; none for clear text
 * @param h2c whether HTTP/2 is spoken in clear text too, with clients that know it beforehand (RFC 9113, section 3.3)
 */
public record Protocols(Optional<Keystore> tls, boolean h2c) {

    /** HTTP/1.1 and WebSocket in clear text, which every tool can look into. */
    public static final Protocols CLEAR_TEXT = new Protocols(Optional.empty(), false);

    public Protocols {
        if (h2c && tls.isPresent()) {
            throw new IllegalArgumentException("--h2c is for clear text; with --tls there is HTTP/2 already");
        }
    }

    /** HTTPS and WSS, with HTTP/2 for clients that ask for it in the TLS handshake (ALPN, RFC 7301). */
    public static Protocols tls(Keystore keystore) {
        return new Protocols(Optional.of(keystore), false);
    }

    public static Protocols clearTextWithHttp2() {
        return new Protocols(Optional.empty(), true);
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** By the names of ALPN's registry, the preferred one first. */
    public List<String> names() {
        if (tls.isPresent()) {
            return List.of("h2", "http/1.1");
        }
        return h2c ? List.of("http/1.1", "h2c") : List.of("http/1.1");
    }
}
