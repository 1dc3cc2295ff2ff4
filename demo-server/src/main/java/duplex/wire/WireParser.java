package duplex.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Splits both directions of one connection into {@linkplain Part parts}: HTTP/1.1, and WebSocket after a 101.
 *
 * <ol>
 *   <li>The parts of a direction add up to the bytes handed in, once {@link #end} was called: nothing is counted twice,
 *       nothing is left out. Before that, at most 64 KiB a direction wait for the rest of their line or frame header.
 *   <li>The same stream gives the same result however it is sliced.
 *   <li>Memory is bounded, whatever comes in; nothing is thrown but what the listener throws: what cannot be parsed is
 *       {@link Part#UNPARSED}, and so is all that follows it in that direction.
 *   <li>The caller keeps its buffer: position and limit are left as they were.
 * </ol>
 *
 * <p>A request that asks for another protocol ({@code Upgrade}, {@code CONNECT}) leaves it open what the client's next
 * bytes are. They are held, at most 64 KiB, until it is answered: WebSocket after a 101, HTTP when it was refused,
 * unparsed if it was another protocol.
 *
 * <p>For one thread at a time.
 */
public final class WireParser {

    /** How many requests may be under way at once on a connection; browsers send one at a time. */
    static final int OUTSTANDING_LIMIT = 1_000;

    private final WireListener listener;
    private final OneWay up;
    private final OneWay down;
    private final Grammar requests;
    private final Queue<Request> outstanding = new ArrayDeque<>();
    private Optional<HeldBytes> held = Optional.empty();

    public WireParser(WireListener listener) {
        this.listener = listener;
        this.up = new OneWay(Direction.UP, listener);
        this.down = new OneWay(Direction.DOWN, listener);
        this.requests = new RequestParser(this, up, listener);
        up.become(requests);
        down.become(new ResponseParser(this, down, listener));
    }

    /** The next bytes of one direction, from the buffer's position to its limit. */
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

    /**
     * The connection has ended: a response without a length is complete, and what waited for the rest of its line or
     * frame header is unparsed. Bytes that are handed in late are still counted.
     */
    public void end() {
        up.end();
        down.end();
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
            case SOMETHING_ELSE -> down.become(WireParser::unknown);
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
            case NOT_YET -> down.gaveUp() ? WireParser::unknown : hold(request);
            case HTTP -> requests;
            case WEBSOCKET -> new FrameParser(up, listener, request.deflate());
            case SOMETHING_ELSE -> WireParser::unknown;
        };
    }

    private Grammar hold(Request request) {
        HeldBytes holding = new HeldBytes(request);
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

    private static void unknown(ByteBuffer bytes) throws UnparsableException {
        throw new UnparsableException("neither HTTP nor WebSocket");
    }
}
