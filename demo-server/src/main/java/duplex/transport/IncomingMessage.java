package duplex.transport;

import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Utf8StringBuilder;
import org.eclipse.jetty.websocket.api.Frame;

/**
 * A WebSocket message that comes in fragments (RFC 6455, section 5.4), put together again. For one thread at a time.
 *
 * <p>It is refused with the first frame that makes it wrong: waiting for the last one would mean keeping all of it.
 */
final class IncomingMessage {

    private final int limit;
    private final Utf8StringBuilder text = new Utf8StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private boolean isText;
    private long bytes;

    /** @param limit of payload data, in bytes, over all fragments */
    IncomingMessage(int limit) {
        this.limit = limit;
    }

    /** The next data frame; Jetty has checked that it may come next. */
    void add(Frame frame) throws RefusedException {
        if (frame.getType() != Frame.Type.CONTINUATION) {
            isText = frame.getType() == Frame.Type.TEXT;
            bytes = 0;
        }
        bytes += frame.getPayloadLength();
        if (bytes > limit) {
            throw new RefusedException(Reason.TOO_LONG, "refused.message-too-large", limit);
        }
        ByteBuffer payload = frame.hasPayload() ? frame.getPayload() : ByteBuffer.allocate(0);
        if (isText) {
            text.append(payload);
            if (text.hasCodingErrors() || (frame.isFin() && !text.isComplete())) {
                throw new RefusedException(Reason.MALFORMED, "refused.not-utf-8");
            }
        } else {
            byte[] some = new byte[payload.remaining()];
            payload.get(some);
            binary.write(some, 0, some.length);
        }
    }

    boolean isText() {
        return isText;
    }

    String takeText() {
        String whole = text.toPartialString();
        text.reset();
        return whole;
    }

    ByteBuffer take() {
        ByteBuffer whole = ByteBuffer.wrap(binary.toByteArray());
        binary.reset();
        return whole;
    }
}
