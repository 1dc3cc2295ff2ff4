package duplex.wire;

import duplex.wire.Request.Answer;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;

/**
 * One stream of an HTTP/2 connection: a request and its responses, or after an extended CONNECT that was granted a
 * WebSocket (RFC 8441). What its DATA frames carry is read as on a connection of its own.
 */
final class Http2Stream {

    private final WireListener listener;
    private final OneWay up;
    private final OneWay down;
    private Request request = new Request("");
    private boolean asksForWebSocket;
    private Optional<HeldBytes> held = Optional.empty();
    private int status;
    private boolean deflate;
    private boolean upEnded;
    private boolean downEnded;

    Http2Stream(WireListener listener) {
        this.listener = listener;
        up = new OneWay(Direction.UP, listener);
        down = new OneWay(Direction.DOWN, listener);
        up.become(bytes -> readContent(up, bytes));
        down.become(bytes -> readContent(down, bytes));
    }

    WireListener listener() {
        return listener;
    }

    OneWay way(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    void requestStarted(MetaData.Request fields) {
        request = new Request(fields.getMethod());
        asksForWebSocket = DecodedFields.protocol(fields).orElse("").equalsIgnoreCase("websocket");
        listener.requestStarted(fields.getMethod(), DecodedFields.target(fields));
    }

    void responseStarted(MetaData.Response fields) {
        status = fields.getStatus();
        deflate = fields.getHttpFields().getValuesList(HttpHeader.SEC_WEBSOCKET_EXTENSIONS).stream()
                .anyMatch(extension -> extension.toLowerCase(Locale.ROOT).contains("permessage-deflate"));
        listener.responseStarted(status);
    }

    /** A field block has ended, and is counted. */
    void fieldsEnded(Direction direction) {
        switch (direction) {
            case UP -> requestFieldsEnded();
            case DOWN -> responseFieldsEnded();
        }
    }

    /** A CONNECT is complete as it stands; what follows is what it asked for, if it gets it. */
    private void requestFieldsEnded() {
        if (request.isConnect() && held.isEmpty() && request.answer() == Answer.NOT_YET) {
            listener.httpMessageEnded(Direction.UP);
            HeldBytes holding = new HeldBytes(request, HeldBytes.STREAM_LIMIT);
            held = Optional.of(holding);
            up.become(holding);
        }
    }

    private void responseFieldsEnded() {
        if (request.answer() != Answer.NOT_YET || status == 0) {
            return; // trailers
        }
        boolean tunnel = request.isConnect() && status >= 200 && status < 300;
        if (status < 200 || tunnel) {
            listener.httpMessageEnded(Direction.DOWN);
        }
        if (status >= 200) {
            request.answered(answer(tunnel), deflate);
            answered();
        }
    }

    private Answer answer(boolean tunnel) {
        if (!tunnel) {
            return Answer.HTTP;
        }
        return asksForWebSocket ? Answer.WEBSOCKET : Answer.SOMETHING_ELSE;
    }

    private void answered() {
        switch (request.answer()) {
            case NOT_YET -> throw new IllegalStateException("answered without an answer");
            case HTTP -> {}
            case WEBSOCKET -> {
                down.become(new FrameParser(down, listener, deflate));
                listener.upgraded();
            }
            case SOMETHING_ELSE -> down.become(WireParser.unknown());
        }
        if (held.isPresent() && !up.gaveUp()) {
            up.become(upAfterAnswer());
            up.read(held.get().bytes());
        }
        held = Optional.empty();
    }

    private Grammar upAfterAnswer() {
        return switch (request.answer()) {
            case NOT_YET, SOMETHING_ELSE -> WireParser.unknown();
            case HTTP -> bytes -> readContent(up, bytes);
            case WEBSOCKET -> new FrameParser(up, listener, deflate);
        };
    }

    private void readContent(OneWay way, ByteBuffer bytes) {
        int taken = bytes.remaining();
        listener.content(way.direction(), bytes.duplicate());
        bytes.position(bytes.limit());
        way.count(Part.CONTENT, taken);
    }

    /** Tells whether the stream has ended with it. */
    boolean ended(Direction direction) {
        way(direction).end();
        switch (direction) {
            case UP -> {
                upEnded = true;
                if (!request.isConnect()) {
                    listener.httpMessageEnded(Direction.UP);
                }
            }
            case DOWN -> {
                downEnded = true;
                if (request.answer() == Answer.HTTP) {
                    listener.httpMessageEnded(Direction.DOWN);
                }
            }
        }
        return upEnded && downEnded;
    }

    void reset() {
        end();
        listener.reset();
    }

    /** No more bytes are expected. */
    void end() {
        up.end();
        down.end();
    }
}
