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
    HTTP2_FRAMING,
    HTTP2_FIELDS,
    TLS_HANDSHAKE,
    TLS_RECORD,
    /** What could not be parsed, and everything after it in the same direction. */
    UNPARSED;

    /** The name in reports and ledgers, such as {@code chunk_framing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
