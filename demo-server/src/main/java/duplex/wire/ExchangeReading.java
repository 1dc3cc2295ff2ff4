package duplex.wire;

import java.util.OptionalInt;

/**
 * One exchange as it stood when the ledger was read: a request and its responses, or after an upgrade a WebSocket message
 * with all its fragments, or a control frame.
 *
 * @param number from 1, in the order in which exchanges began
 * @param connection the id of its {@link ConnectionReading}
 * @param what method and target, such as {@code GET /websocket/messages}, or kind and direction of a message or frame,
 *     such as {@code text up}; at most {@value Exchange#WHAT_LIMIT} characters
 * @param status of the last response so far, none for WebSocket
 * @param complete whether nothing more will be counted for it
 */
public record ExchangeReading(
        long number,
        long connection,
        String transport,
        String what,
        OptionalInt status,
        Bytes up,
        Bytes down,
        boolean complete) {}
