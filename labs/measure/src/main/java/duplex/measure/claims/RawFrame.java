package duplex.measure.claims;

import java.nio.charset.StandardCharsets;

/** A WebSocket frame that a server sent (RFC 6455, section 5.2). */
final class RawFrame {

    private final boolean last;
    private final int opcode;
    private final byte[] payload;

    RawFrame(boolean last, int opcode, byte[] payload) {
        this.last = last;
        this.opcode = opcode;
        this.payload = payload;
    }

    /** FIN: the last frame of its message. */
    boolean last() {
        return last;
    }

    int opcode() {
        return opcode;
    }

    byte[] payload() {
        return payload.clone();
    }

    /** The payload data of a text frame. */
    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The close code of a close frame; 1005 when it names none (section 7.1.5). */
    int closeCode() {
        return payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }
}
