package duplex.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Splits what is spoken in the clear, or above TLS: HTTP/1.1, and WebSocket after a 101; HTTP/2, when the client begins
 * with its connection preface. At most 64 KiB a direction wait for the rest of their line, frame header or field block.
 *
 * <p>A request that asks for another protocol ({@code Upgrade}, {@code CONNECT}) leaves it open what the client's next
 * bytes are. They are held, at most 64 KiB, until it is answered: WebSocket after a 101, HTTP when it was refused,
 * unparsed if it was another protocol.
 */
public final class WireParser implements ConnectionParser {

    /** How many requests may be under way at once on a connection; browsers send one at a time. */
    static final int OUTSTANDING_LIMIT = 1_000;

    private final WireListener listener;
    private final OneWay up;
    private final OneWay down;
    private final Grammar requests;
    private final Queue<Request> outstanding = new ArrayDeque<>();
    private Optional<HeldBytes> held = Optional.empty();
    private Optional<Http2Streams> streams = Optional.empty();

    public WireParser(WireListener listener) {
        this.listener = listener;
        this.up = new OneWay(Direction.UP, listener);
        this.down = new OneWay(Direction.DOWN, listener);
        this.requests = new RequestParser(this, up, listener);
        up.become(new ClientPreface(this, up, requests));
        down.become(new ResponseParser(this, down, listener));
    }

    @Override
    public void accept(Direction direction, ByteBuffer bytes) {
        switch (direction) {
            case UP -> up.accept(bytes.asReadOnlyBuffer());
            case DOWN -> {
                down.accept(bytes.asReadOnlyBuffer());
                if (down.gaveUp()) {
                    forgetRequests();
                }
            }
        }
    }

    @Override
    public void end() {
        streams.ifPresent(Http2Streams::end);
        up.end();
        down.end();
    }

    /** The client has sent the connection preface of HTTP/2; both directions speak it from here on. */
    void prefaceEnded() {
        Http2Streams all = new Http2Streams(listener);
        streams = Optional.of(all);
        up.become(new Http2Parser(up, all));
        down.become(new Http2Parser(down, all));
    }

    void requestStarted(Request request) throws UnparsableException {
        if (outstanding.size() == OUTSTANDING_LIMIT) {
            throw new UnparsableException("more than " + OUTSTANDING_LIMIT + " requests under way");
        }
        if (!down.gaveUp()) {
            outstanding.add(request);
        }
    }

    void requestEnded(Request request) {
        if (request.mayEndHttp()) {
            up.become(upAfter(request));
        }
    }

    Optional<Request> requestToAnswer() {
        return Optional.ofNullable(outstanding.peek());
    }

    /** The final answer to a request, or a 101, has ended. */
    void requestAnswered(Request request) {
        outstanding.remove(request);
        switch (request.answer()) {
            case NOT_YET -> throw new IllegalStateException("answered without an answer");
            case HTTP -> {}
            case WEBSOCKET -> {
                down.become(new FrameParser(down, listener, request.deflate()));
                listener.upgraded();
            }
            case SOMETHING_ELSE -> down.become(unknown());
        }
        if (held.isPresent() && held.get().waitFor(request)) {
            ByteBuffer bytes = held.get().bytes();
            held = Optional.empty();
            up.become(upAfter(request));
            up.read(bytes);
        }
    }

    private Grammar upAfter(Request request) {
        return switch (request.answer()) {
            case NOT_YET -> down.gaveUp() ? unknown() : hold(request);
            case HTTP -> requests;
            case WEBSOCKET -> new FrameParser(up, listener, request.deflate());
            case SOMETHING_ELSE -> unknown();
        };
    }

    private Grammar hold(Request request) {
        HeldBytes holding = new HeldBytes(request, HeldBytes.LIMIT);
        held = Optional.of(holding);
        return holding;
    }

    /** Nothing can be paired any more: there will be no answer that could be understood. */
    private void forgetRequests() {
        outstanding.clear();
        if (held.isPresent()) {
            held = Optional.empty();
            up.giveUp("the answer to an upgrade cannot be parsed");
        }
    }

    /** Of a protocol that is not read here. */
    static Grammar unknown() {
        return bytes -> {
            throw new UnparsableException("neither HTTP nor WebSocket");
        };
    }
}
