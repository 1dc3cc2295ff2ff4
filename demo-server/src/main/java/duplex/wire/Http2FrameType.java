package duplex.wire;

/** What kind a frame of HTTP/2 is, and what follows for its form (RFC 9113, section 6), in the order of the numbers. */
enum Http2FrameType {
    DATA,
    HEADERS,
    PRIORITY,
    RST_STREAM,
    SETTINGS,
    PUSH_PROMISE,
    PING,
    GOAWAY,
    WINDOW_UPDATE,
    CONTINUATION,
    /** To be ignored, says section 5.5. */
    UNKNOWN;

    private static final Http2FrameType[] BY_NUMBER = values();

    static Http2FrameType of(byte number) {
        int index = Byte.toUnsignedInt(number);
        return index < BY_NUMBER.length ? BY_NUMBER[index] : UNKNOWN;
    }

    /** How many bytes must follow the header, or the connection is to be closed; -1 where that is not so. */
    int length() {
        return switch (this) {
            case RST_STREAM, WINDOW_UPDATE -> 4;
            case PING -> 8;
            case DATA, HEADERS, PRIORITY, SETTINGS, PUSH_PROMISE, GOAWAY, CONTINUATION, UNKNOWN -> -1;
        };
    }

    boolean mayBePadded() {
        return this == DATA || this == HEADERS || this == PUSH_PROMISE;
    }

    boolean needsStream() {
        return switch (this) {
            case DATA, HEADERS, PRIORITY, RST_STREAM, PUSH_PROMISE, CONTINUATION -> true;
            case SETTINGS, PING, GOAWAY, WINDOW_UPDATE, UNKNOWN -> false;
        };
    }

    boolean needsConnection() {
        return this == SETTINGS || this == PING || this == GOAWAY;
    }
}
