package duplex.transport.engineio;

import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Rate;
import duplex.transport.Texts;
import duplex.transport.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.SerializedInvoker;

/**
 * One client's session: what outlives its many polls, and the change from polls to a WebSocket.
 *
 * <ol>
 *   <li>Whatever happens to a session (a request, a frame, an alarm, a chat message that wakes it) happens in
 *       {@link #happen}, one thing after the other, on the thread of whoever came first. So nothing here is locked, and
 *       nobody waits.
 *   <li>What is sent waits until there is something to send it on: {@link Sending}.
 *   <li>One of its {@link Carriers} carries it at a time. While a WebSocket is tried, polls do; with the packet that
 *       completes the {@link Upgrade} the WebSocket does, and polls are refused. The client sends that packet only when
 *       its last poll has been answered, so that nothing is on two ways at once.
 * </ol>
 */
public final class EngineIoSession {

    /** How long the session is still known when a last poll may be on its way. */
    private static final Duration CROSSING = Duration.ofMillis(100);

    private final String id;
    private final Limits limits;
    private final Timer timer;
    private final Texts texts;
    private final Consumer<EngineIoSession> onClose;
    private final SerializedInvoker oneAtATime = new SerializedInvoker(EngineIoSession.class);
    private final Heartbeat heartbeat;
    private final Rate packets;
    private final Sending sending;
    private final Carriers carriers;
    private final Conversation conversation;
    private boolean closed;

    /**
     * @param texts in the language of the client
     * @param use begins the conversation; it may not send anything yet
     */
    EngineIoSession(
            String id,
            EngineIoOptions options,
            Limits limits,
            Timer timer,
            Texts texts,
            Consumer<EngineIoSession> onClose,
            Function<EngineIoSession, Conversation> use) {
        this.id = id;
        this.limits = limits;
        this.timer = timer;
        this.texts = texts;
        this.onClose = onClose;
        this.heartbeat = new Heartbeat(options, timer, () -> happen(() -> {}));
        this.packets = new Rate(limits.count(Limit.FRAMES_PER_SECOND), timer);
        Outgoing outgoing = new Outgoing(limits.count(Limit.BEHIND_BYTES));
        this.sending = new Sending(outgoing, limits.time(Limit.SEND_SECONDS), timer);
        this.carriers = new Carriers(this, options.pingTimeout(), timer);
        this.conversation = use.apply(this);
    }

    String id() {
        return id;
    }

    /** To be used within {@link #happen}, like {@link #isClosed}. */
    Carriers carriers() {
        return carriers;
    }

    boolean isClosed() {
        return closed;
    }

    /** Runs {@code event} when nothing else happens to this session, and then sends what can be sent. Never waits. */
    public void happen(Runnable event) {
        oneAtATime.run(() -> {
            beat();
            event.run();
            if (!closed) {
                sending.flush(carriers.current(), conversation);
            }
        });
    }

    private void beat() {
        for (Heartbeat.Due due = heartbeat.look(); !closed && due != Heartbeat.Due.NOTHING; due = heartbeat.look()) {
            if (due == Heartbeat.Due.PING) {
                send(EngineIoPacket.PING);
            } else {
                refuse("no pong in time");
            }
        }
    }

    // ---- What the conversation does, within happen ----

    /** Sends a packet in its turn. A client that asks for more than it fetches is cut off. */
    public void send(EngineIoPacket packet) {
        oneAtATime.assertCurrentThreadInvoking();
        if (!closed && !sending.add(packet)) {
            refuse(texts.get("refused.not-fetched"));
        }
    }

    /** Ends the session, since the client reads too slowly. It may come back and resume. */
    public void tooSlow() {
        sending.cutOff();
        close(EngineIoPacket.CLOSE, 1013, texts.get("refused.come-back.too-slow"));
    }

    /** Ends the session, since the client does what it may not, or what cannot be understood. */
    public void refuse(String line) {
        close(EngineIoPacket.CLOSE, 1008, line);
    }

    /** Ends the session, since the client sends more than it may: a WebSocket with 1008, a POST is answered with 429. */
    public void tooFast(String line) {
        carriers.tooFast(line);
        refuse(line);
    }

    /** Ends the session, since we could not keep what the client sent. It may come back and send it again. */
    public void fail() {
        close(EngineIoPacket.CLOSE, 1011, texts.get("refused.come-back.not-kept"));
    }

    // ---- From its carriers, within happen ----

    /** A packet has come, whatever carried it. */
    void receive(EngineIoPacket packet) throws EngineIoException {
        if (closed) {
            return; // the rest of a payload that ended the session
        }
        if (!packets.take()) {
            tooFast(texts.get("refused.too-many-packets", limits.count(Limit.FRAMES_PER_SECOND)));
            return;
        }
        if (packet instanceof EngineIoPacket.Binary binary) {
            conversation.binary(binary.data());
            return;
        }
        EngineIoPacket.Text text = (EngineIoPacket.Text) packet;
        switch (text.type()) {
            case MESSAGE -> conversation.text(text.data());
            case PONG -> heartbeat.pong();
            case CLOSE -> close(EngineIoPacket.NOOP, 1000, "");
            case OPEN, PING, UPGRADE, NOOP ->
                throw new EngineIoException("a client may not send packet type " + text.type() + " here");
        }
    }

    /** What carried it is gone. */
    void lose() {
        close(EngineIoPacket.CLOSE, 1000, "");
    }

    // ---- From elsewhere ----

    /** A send is over. What could not be sent is lost, and the session with it; the client resumes in another. */
    void sent(boolean arrived) {
        happen(() -> {
            sending.sent();
            if (!closed) {
                conversation.sent();
            }
            if (!arrived) {
                lose();
            }
        });
    }

    /** Comes every half second. */
    void round() {
        happen(() -> {
            if (sending.isTooSlow(carriers.current())) {
                tooSlow();
            }
            if (!closed) {
                conversation.round();
            }
        });
    }

    /** The server stops. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(this::goAway, this::happen);
    }

    /** The same, within happen. */
    void goAway() {
        close(EngineIoPacket.CLOSE, 1001, texts.get("refused.come-back.stopping"));
    }

    /**
     * Ends the session: a held poll is answered, a WebSocket closed. For whatever comes afterwards there is no session.
     *
     * @param farewell the last packet that a held poll is answered with: a client that has closed the session itself need
     *     not be told
     */
    private void close(EngineIoPacket farewell, int closeCode, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        heartbeat.stop();
        List<EngineIoPacket> last = sending.takeUnsent();
        last.add(farewell);
        if (carriers.end(last, farewell.equals(EngineIoPacket.NOOP), closeCode, reason)) {
            timer.after(CROSSING, () -> onClose.accept(this));
        } else {
            onClose.accept(this);
        }
        conversation.closed();
    }
}
