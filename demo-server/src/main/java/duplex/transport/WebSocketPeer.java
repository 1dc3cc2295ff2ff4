package duplex.transport;

import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Frame;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * The other end of one WebSocket, and what we promise of every WebSocket, whatever is said on it.
 *
 * <ol>
 *   <li>Frames come one at a time: the next is read when the last is dealt with, so that nobody can fill our memory by
 *       sending faster than we work.
 *   <li>More frames a second than allowed, pings and empty fragments included: 1008. A WebSocket message over the limit:
 *       1009. Text that is not UTF-8: 1007. All at once, not when the message is whole.
 *   <li>Silence is answered with a ping; silence after that with the end of the connection. Any frame breaks it.
 *   <li>A client that was told to go is cut off a second later, whether it has read that or not.
 * </ol>
 *
 * <p>That frames follow RFC 6455 (masks, reserved bits, fragments in order) is Jetty's to check, with 1002.
 */
public final class WebSocketPeer implements Session.Listener {

    private static final Duration ABORT_AFTER = Duration.ofSeconds(1);

    private final WebSocketEndpoint endpoint;
    private final WebSocketRoutes routes;
    private final Texts texts;
    private final Limits limits;
    private final Timer timer;
    private final Rate frames;
    private final IncomingMessage incoming;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean gone = new AtomicBoolean();

    private @Nullable Session session;
    private volatile long heardAt;
    private volatile boolean pinged;

    /** @throws RefusedException when {@code door} does not let the client in */
    WebSocketPeer(WebSocketRoutes.Door door, Opening opening, WebSocketRoutes routes, Limits limits, Timer timer)
            throws RefusedException {
        this.routes = routes;
        this.texts = opening.texts();
        this.limits = limits;
        this.timer = timer;
        this.frames = new Rate(limits.count(Limit.FRAMES_PER_SECOND), timer);
        this.incoming = new IncomingMessage(limits.count(Limit.FRAME_BYTES));
        this.heardAt = timer.nanoTime();
        this.endpoint = door.open(opening, this);
    }

    /** Sends a WebSocket message of text. One at a time: the next when {@code callback} was called. */
    public void sendText(String text, Callback callback) {
        session().sendText(text, callback);
    }

    /** Sends a WebSocket message of binary data. One at a time: the next when {@code callback} was called. */
    public void sendBinary(ByteBuffer data, Callback callback) {
        session().sendBinary(data, callback);
    }

    /**
     * Begins the closing handshake, and cuts the connection a second later if the client has not ended it by then.
     *
     * @param code RFC 6455, section 7.4.1
     * @param reason at most 123 bytes, or it is cut
     */
    public void close(int code, String reason) {
        close(code, reason, Callback.NOOP);
    }

    /** Closes the connection with the code for a refusal, and says why. */
    void refuse(RefusedException refused) {
        close(Refusals.closeCode(refused), Refusals.line(texts, refused));
    }

    /** The server stops. {@code callback} is called when the client has been told. */
    void goAway(Callback callback) {
        close(1001, texts.get("refused.come-back.stopping"), callback);
    }

    private void close(int code, String reason, Callback callback) {
        if (told.getAndSet(true)) {
            callback.succeed();
            return;
        }
        session().close(code, reason, callback);
        timer.after(ABORT_AFTER, this::disconnect);
    }

    /** Cuts the connection, with no word. */
    public void disconnect() {
        session().disconnect();
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("not open yet");
        }
        return session;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        routes.joined(this);
        endpoint.opened();
        opened.demand();
    }

    @Override
    public void onWebSocketFrame(Frame frame, Callback callback) {
        heardAt = timer.nanoTime();
        pinged = false;
        if (told.get()
                && frame.getType() != Frame.Type.CLOSE) { // it may have sent this before it heard; it leads nowhere
            callback.succeed();
            session().demand();
        } else if (!frames.take()) {
            callback.succeed();
            refuse(new RefusedException(
                    Reason.TOO_FAST, "refused.too-many-frames", limits.count(Limit.FRAMES_PER_SECOND)));
            demand();
        } else {
            deal(frame, callback);
        }
    }

    private void deal(Frame frame, Callback callback) {
        switch (frame.getType()) {
            case PING -> session().sendPong(copy(frame), Callback.from(this::demand, failure -> demand()));
            case PONG -> demand();
            case CLOSE -> {} // Jetty answers it
            case TEXT, BINARY, CONTINUATION -> data(frame);
        }
        callback.succeed();
    }

    private void data(Frame frame) {
        try {
            incoming.add(frame);
        } catch (RefusedException e) {
            refuse(e);
            demand();
            return;
        }
        if (!frame.isFin()) {
            demand();
            return;
        }
        CompletionStage<?> done =
                incoming.isText() ? endpoint.text(incoming.takeText()) : endpoint.binary(incoming.take());
        done.whenComplete((nothing, failure) -> {
            if (failure != null) {
                close(1011, texts.get("refused.come-back.not-kept"));
            }
            demand();
        });
    }

    /** Jetty's buffer goes back to its pool when the frame is dealt with. */
    private static ByteBuffer copy(Frame frame) {
        ByteBuffer copy = ByteBuffer.allocate(frame.getPayloadLength());
        return frame.hasPayload() ? copy.put(frame.getPayload()).flip() : copy;
    }

    private void demand() {
        if (!gone.get()) {
            session().demand();
        }
    }

    /** Looks whether it has been silent for too long. */
    void round() {
        // As it will be at the next look: who is due before that is due now, and nobody is noticed late.
        long round = WebSocketRoutes.ROUND.toNanos();
        long silent = timer.nanoTime() + round - heardAt;
        long pingAt = limits.time(Limit.PING_SECONDS).toNanos();
        if (!pinged && silent > pingAt) {
            pinged = true;
            session().sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        } else if (pinged
                && silent + round > pingAt + limits.time(Limit.PONG_SECONDS).toNanos()) { // a busy machine is late
            disconnect(); // it does not hear: a close frame would not reach it either
        }
        endpoint.round();
    }

    /** Only told to the endpoint when the connection ends, which an error always leads to. */
    @Override
    public void onWebSocketError(Throwable cause) {}

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        if (!gone.getAndSet(true)) {
            routes.left(this);
            endpoint.closed();
        }
    }
}
