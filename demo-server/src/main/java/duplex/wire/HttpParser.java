package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Splits the HTTP/1.1 messages of one direction (RFC 9112). Requests and responses differ in their start line and in
 * how long their body is; the rest is here.
 *
 * <p>Outside of content the unit is the line: its bytes are counted when it is complete and right, so that a line that
 * is wrong anywhere is unparsed from its first byte on.
 */
abstract class HttpParser implements Grammar {

    private enum Expected {
        START_LINE,
        FIELD_LINE,
        CONTENT,
        CHUNK_SIZE,
        CHUNK_CONTENT,
        CHUNK_END,
        TRAILER_LINE
    }

    private static final long CHUNK_LIMIT = Long.MAX_VALUE >> 4;

    private final OneWay way;
    private final WireListener listener;
    private final Line line = new Line();
    private Expected expected = Expected.START_LINE;
    private HeaderSection fields = new HeaderSection();
    private BodyLength length = BodyLength.NONE;
    private long left;

    HttpParser(OneWay way, WireListener listener) {
        this.way = way;
        this.listener = listener;
    }

    /** Tells the listener of the message that begins. */
    abstract void startLine(Line line) throws UnparsableException;

    /** Whether an empty line here, before the message, is to be passed over. */
    abstract boolean passesOverEmptyLine();

    abstract BodyLength bodyLength(HeaderSection fields) throws UnparsableException;

    /** The message has ended, and the listener knows; the next one may follow, or another protocol. */
    abstract void ended(HeaderSection fields);

    @Override
    public final void read(ByteBuffer bytes) throws UnparsableException {
        switch (expected) {
            case CONTENT, CHUNK_CONTENT -> readContent(bytes);
            case START_LINE, FIELD_LINE, CHUNK_SIZE, CHUNK_END, TRAILER_LINE -> {
                if (line.read(bytes)) {
                    takeLine();
                }
            }
        }
    }

    @Override
    public final void end() {
        if (expected == Expected.CONTENT && length.untilClose()) {
            listener.httpMessageEnded(way.direction());
        }
    }

    private void takeLine() throws UnparsableException {
        switch (expected) {
            case START_LINE -> takeStartLine();
            case FIELD_LINE -> takeFieldLine();
            case CHUNK_SIZE -> takeChunkSize();
            case CHUNK_END -> takeChunkEnd();
            case TRAILER_LINE -> takeTrailerLine();
            case CONTENT, CHUNK_CONTENT -> throw new IllegalStateException("content is not read by lines");
        }
    }

    private void takeStartLine() throws UnparsableException {
        if (!line.isEmpty() || !passesOverEmptyLine()) {
            startLine(line);
            fields = new HeaderSection();
            expected = Expected.FIELD_LINE;
        }
        countLine(Part.START_LINE);
    }

    private void takeFieldLine() throws UnparsableException {
        if (line.isEmpty()) {
            length = bodyLength(fields);
            countLine(Part.FIELDS);
            startBody();
            return;
        }
        FieldLine field = FieldLine.parse(line);
        fields.add(field.name(), field.value());
        listener.field(way.direction(), field.name(), field.value());
        countLine(field.isCookie() ? Part.COOKIES : Part.FIELDS);
    }

    private void startBody() {
        if (length.chunked()) {
            expected = Expected.CHUNK_SIZE;
        } else if (length.bytes() > 0) {
            left = length.bytes();
            expected = Expected.CONTENT;
        } else {
            endMessage();
        }
    }

    private void readContent(ByteBuffer bytes) {
        int end = bytes.limit();
        int next = bytes.position() + (int) Math.min(left, bytes.remaining());
        int taken = next - bytes.position();
        bytes.limit(next);
        listener.content(way.direction(), bytes);
        bytes.limit(end).position(next);
        way.count(Part.CONTENT, taken);
        if (!length.untilClose()) {
            left -= taken;
        }
        if (left == 0) {
            if (length.chunked()) {
                expected = Expected.CHUNK_END;
            } else {
                endMessage();
            }
        }
    }

    private void takeChunkSize() throws UnparsableException {
        int index = 0;
        long size = 0;
        int digit = Character.digit(line.at(0), 16);
        while (digit >= 0) {
            if (size > CHUNK_LIMIT) {
                throw new UnparsableException("chunk size of more than 63 bits");
            }
            size = size << 4 | digit;
            digit = Character.digit(line.at(++index), 16);
        }
        if (index == 0) {
            throw new UnparsableException("chunk without a size");
        }
        requireExtensions(index);
        countLine(Part.CHUNK_FRAMING);
        left = size;
        expected = size > 0 ? Expected.CHUNK_CONTENT : Expected.TRAILER_LINE;
    }

    /** After the size comes nothing, or a semicolon and what nobody uses (RFC 9112, section 7.1.1). */
    private void requireExtensions(int from) throws UnparsableException {
        int index = from;
        while (line.at(index) == ' ' || line.at(index) == '\t') {
            index++;
        }
        boolean nothing = from == line.end();
        if (!nothing && line.at(index) != ';') {
            throw new UnparsableException("chunk size is not hexadecimal");
        }
    }

    private void takeChunkEnd() throws UnparsableException {
        if (!line.isEmpty()) {
            throw new UnparsableException("chunk longer than its size");
        }
        countLine(Part.CHUNK_FRAMING);
        expected = Expected.CHUNK_SIZE;
    }

    private void takeTrailerLine() throws UnparsableException {
        if (line.isEmpty()) {
            countLine(Part.CHUNK_FRAMING);
            endMessage();
        } else {
            FieldLine.parse(line);
            countLine(Part.CHUNK_FRAMING);
        }
    }

    private void countLine(Part part) {
        int bytes = line.length();
        line.clear();
        way.count(part, bytes);
    }

    private void endMessage() {
        expected = Expected.START_LINE;
        listener.httpMessageEnded(way.direction());
        ended(fields);
    }
}
