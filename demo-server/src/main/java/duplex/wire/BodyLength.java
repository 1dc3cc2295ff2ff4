package duplex.wire;

/**
 * How long the message body after a header section is (RFC 9112, section 6.3).
 *
 * @param chunked whether it says so itself, chunk by chunk; {@code bytes} is 0 then
 * @param bytes of content, {@link Long#MAX_VALUE} when it goes on until the connection ends
 */
record BodyLength(boolean chunked, long bytes) {

    static final BodyLength NONE = new BodyLength(false, 0);
    static final BodyLength CHUNKED = new BodyLength(true, 0);
    static final BodyLength UNTIL_CLOSE = new BodyLength(false, Long.MAX_VALUE);

    boolean untilClose() {
        return bytes == Long.MAX_VALUE;
    }
}
