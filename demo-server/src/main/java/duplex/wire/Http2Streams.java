package duplex.wire;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.MetaData;

/** What the two directions of an HTTP/2 connection share: its streams, and the compression of their fields. */
final class Http2Streams {

    /** How many may be open at once; servers allow fewer, and browsers ask for fewer. */
    static final int LIMIT = 1_000;

    /** The two directions are read by two threads: what one closed may not have come to its end in the other. */
    private static final int CLOSED_KEPT = 16;

    private final WireListener connection;
    private final Map<Integer, Http2Stream> open = new HashMap<>();
    private final Map<Integer, Http2Stream> closed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Http2Stream> eldest) {
            return size() > CLOSED_KEPT;
        }
    };
    private final FieldDecoder up = new FieldDecoder();
    private final FieldDecoder down = new FieldDecoder();
    private int last;

    Http2Streams(WireListener connection) {
        this.connection = connection;
    }

    /** Who hears of a stream; the connection's listener for 0, and for a stream that is no more. */
    WireListener listener(int id) {
        return stream(id).map(Http2Stream::listener).orElse(connection);
    }

    DecodedFields decode(Direction direction, ByteBuffer block) throws UnparsableException {
        return decoder(direction).decode(block);
    }

    /** Who sends {@code direction} keeps this much for the fields that come the other way. */
    void tableSizeAnnounced(Direction direction, int bytes) {
        decoder(direction == Direction.UP ? Direction.DOWN : Direction.UP).tableSize(bytes);
    }

    /** A field block is complete; it is counted after this call. From a client, it may open the stream. */
    void fieldsStarted(Direction direction, int id, DecodedFields fields) throws UnparsableException {
        Optional<Http2Stream> known = stream(id);
        if (known.isPresent()) {
            Optional<MetaData.Response> response = fields.response();
            if (direction == Direction.DOWN && response.isPresent()) {
                known.get().responseStarted(response.get());
            }
            fields.tell(direction, known.get().listener());
        } else if (direction == Direction.UP && id % 2 == 1 && id > last) {
            last = id;
            open(id, fields);
        }
    }

    private void open(int id, DecodedFields fields) throws UnparsableException {
        if (open.size() == LIMIT) {
            throw new UnparsableException("more than " + LIMIT + " streams");
        }
        Http2Stream stream = new Http2Stream(connection.stream(id));
        open.put(id, stream);
        fields.request().ifPresent(stream::requestStarted);
        fields.tell(Direction.UP, stream.listener());
    }

    void fieldsEnded(Direction direction, int id) {
        stream(id).ifPresent(stream -> stream.fieldsEnded(direction));
    }

    /** Data of a stream that is no more is counted too: it was on its way when the stream was reset. */
    void data(OneWay way, int id, ByteBuffer bytes) {
        Optional<Http2Stream> stream = stream(id);
        if (stream.isPresent()) {
            way.passOn(bytes.remaining());
            stream.get().way(way.direction()).accept(bytes);
        } else {
            way.count(Part.CONTENT, bytes.remaining());
        }
    }

    /** The last frame of one direction of a stream has ended. */
    void ended(Direction direction, int id) {
        stream(id).ifPresent(stream -> {
            if (stream.ended(direction)) {
                close(id, stream);
            }
        });
    }

    void reset(int id) {
        stream(id).ifPresent(stream -> {
            stream.reset();
            close(id, stream);
        });
    }

    private void close(int id, Http2Stream stream) {
        open.remove(id);
        closed.put(id, stream);
    }

    void end() {
        open.values().forEach(Http2Stream::end);
        closed.values().forEach(Http2Stream::end);
    }

    private Optional<Http2Stream> stream(int id) {
        return Optional.ofNullable(open.getOrDefault(id, closed.get(id)));
    }

    private FieldDecoder decoder(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }
}
