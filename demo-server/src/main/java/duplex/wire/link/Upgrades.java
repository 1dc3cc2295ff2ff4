package duplex.wire.link;

/**
 * What becomes of a request with an {@code Upgrade} field (RFC 9110, section 7.8), in clear text. Only the first request
 * of a connection is looked at: browsers open a new one for each WebSocket.
 */
public enum Upgrades {
    /** It is handed on as it is. */
    PASSED,
    /** {@code Upgrade} and {@code Connection} are taken out of it, as proxies do that never heard of the protocol asked for. */
    REMOVED,
    /** It is never handed on, and so never answered; the connection stays open and silent. */
    SWALLOWED,
    /** It is answered 502 (Bad Gateway), and the connection is closed. */
    REFUSED
}
