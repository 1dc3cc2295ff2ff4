package duplex.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One field block of HTTP/2 (RFC 9113, section 4.3), gathered from HEADERS or PUSH_PROMISE and the CONTINUATION frames
 * after it. At most 64 KiB.
 */
final class FieldBlock {

    static final int LIMIT = 64 * 1024;

    private static final byte[] NONE = {};

    private byte[] fragments = NONE;
    private int framing;

    /** These bytes came around the fragments. */
    void addFraming(int bytes) throws UnparsableException {
        framing += bytes;
        requireRoomFor(framing);
    }

    void add(ByteBuffer fragment) throws UnparsableException {
        int before = fragments.length;
        requireRoomFor(before + fragment.remaining());
        fragments = Arrays.copyOf(fragments, before + fragment.remaining());
        fragment.get(fragments, before, fragments.length - before);
    }

    /** Without it, frames of no bytes could go on for ever. */
    private static void requireRoomFor(int bytes) throws UnparsableException {
        if (bytes > LIMIT) {
            throw new UnparsableException("field block of more than " + LIMIT + " bytes");
        }
    }

    /**
     * The block is complete: decodes it and counts it for its stream.
     *
     * @param ofTheStream whether it is a request or response on that stream, or its trailers; a promise of one is not
     */
    void end(OneWay way, Http2Streams streams, int id, boolean ofTheStream) throws UnparsableException {
        ByteBuffer block = ByteBuffer.wrap(fragments);
        int blockBytes = fragments.length;
        int framingBytes = framing;
        fragments = NONE;
        framing = 0;
        DecodedFields fields = streams.decode(way.direction(), block);
        if (ofTheStream) {
            streams.fieldsStarted(way.direction(), id, fields);
        }
        WireListener whose = streams.listener(id);
        way.count(Part.HTTP2_FRAMING, framingBytes, whose);
        if (blockBytes > 0) {
            way.count(Part.HTTP2_FIELDS, blockBytes, whose);
            whose.fieldsDecoded(way.direction(), fields.bytes());
        }
        if (ofTheStream) {
            streams.fieldsEnded(way.direction(), id);
        }
    }
}
