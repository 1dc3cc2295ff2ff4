package duplex.wire;

import java.util.Locale;

/**
 * What a byte on the wire is for. Every byte falls into exactly one part, so that the parts of anything add up to its
 * total.
 */
public enum Part {
    /** The request line or status line with its CRLF (RFC 9112, sections 3 and 4). */
    START_LINE,
    /** The field lines, {@code Cookie} and {@code Set-Cookie} apart, and the empty line that ends them (section 5). */
    FIELDS,
    /** Whole {@code Cookie} and {@code Set-Cookie} lines, CRLF included. */
    COOKIES,
    /** What is left of a message body when the transfer coding is removed (RFC 9110, section 6.4). */
    CONTENT,
    /** Chunk sizes, their extensions and CRLFs, the last chunk and the trailer section (RFC 9112, section 7.1). */
    CHUNK_FRAMING,
    /** The first 2 to 10 bytes of a data frame: FIN, opcode, MASK, payload length (RFC 6455, section 5.2). */
    FRAME_HEADER,
    /** The 4 bytes that a client masks a data frame with (RFC 6455, section 5.3). */
    MASKING_KEY,
    /** The payload data of data frames, as sent: masked or not, compressed or not. */
    PAYLOAD,
    /** Ping, pong and close, whole: header, masking key and payload data (RFC 6455, section 5.5). */
    CONTROL_FRAMES,
    /**
     * The connection preface and the headers of all HTTP/2 frames (RFC 9113, sections 3.4 and 4.1), padding, and whole
     * frames that carry neither fields nor content: SETTINGS, PING, WINDOW_UPDATE, RST_STREAM, GOAWAY and the like.
     */
    HTTP2_FRAMING,
    /** Field blocks of HTTP/2, compressed as they were sent, request line and cookies included (section 4.3). */
    HTTP2_FIELDS,
    /**
     * Whole TLS records that carry the handshake, header and encryption included, and what follows from it later:
     * session tickets, key updates (RFC 8446, section 4).
     */
    TLS_HANDSHAKE,
    /** What TLS adds to the plaintext: record headers, nonces, tags, padding; and alerts, whole (section 5). */
    TLS_RECORD,
    /** What could not be parsed, and everything after it in the same direction. */
    UNPARSED;

    /** The name in reports and ledgers, such as {@code chunk_framing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
