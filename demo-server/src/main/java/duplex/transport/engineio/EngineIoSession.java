package duplex.transport.engineio;

import duplex.chat.Registration;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Timer;
import duplex.transport.WebSocketPeer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.SerializedInvoker;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * One client's session: what outlives its many polls, and the change from polls to a WebSocket.
 *
 * <ol>
 *   <li>Whatever happens to a session (a request, a frame, an alarm, a chat message that wakes it) happens in
 *       {@link #happen}, one thing after the other, on the thread of whoever came first. So nothing here is locked, and
 *       nobody waits.
 *   <li>What is sent waits in a queue until there is something to send it on: a held poll takes all of it, a WebSocket one
 *       packet at a time. The queue is for answers; a client that lets it grow over {@link #MOST_WAITING} is cut off.
 *   <li>One carrier at a time. While a WebSocket is tried, polls carry the session; with the packet that completes the
 *       upgrade the WebSocket does, and polls are refused. The client sends that packet only when its last poll has been
 *       answered, so that nothing is on two ways at once.
 * </ol>
 */
public final class EngineIoSession {

    /** Bytes that may wait to be sent. */
    static final int MOST_WAITING = 2_097_152;

    /** How long a poll is held while a WebSocket is tried: the client sends its last word there after it is answered. */
    static final Duration HELD_WHILE_PROBING = Duration.ofMillis(100);

    /** How long a poll may be on its way that was sent together with the packet that closes the session. */
    private static final Duration CROSSING = Duration.ofMillis(100);

    private static final String PROBE = "probe";

    private final String id;
    private final EngineIoOptions options;
    private final Limits limits;
    private final Timer timer;
    private final Consumer<EngineIoSession> onClose;
    private final SerializedInvoker oneAtATime = new SerializedInvoker(EngineIoSession.class);

    private Conversation conversation = new NotYet();
    private boolean closed;

    /** The client has closed the session, and its next poll may be on its way already. */
    private boolean crossing;

    private final Queue<EngineIoPacket> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean sending;
    private long sendingSince;

    private Optional<Poll> poll = Optional.empty();
    private boolean posting;
    private Optional<WebSocketPeer> socket = Optional.empty();
    private Optional<WebSocketPeer> probe = Optional.empty();
    private boolean probed;

    /** When the next ping is due or, after it, when its pong is overdue. */
    private long due;

    private boolean pinged;
    private Registration alarm = () -> {};

    /** A held request: to be answered with packets, or refused. */
    private record Poll(CompletableFuture<List<EngineIoPacket>> answer) {
        void refuse(Refusal refusal) {
            answer.completeExceptionally(new RefusedRequestException(refusal));
        }
    }

    EngineIoSession(String id, EngineIoOptions options, Limits limits, Timer timer, Consumer<EngineIoSession> onClose) {
        this.id = id;
        this.options = options;
        this.limits = limits;
        this.timer = timer;
        this.onClose = onClose;
        this.due = timer.nanoTime();
        remindAfter(options.pingInterval());
    }

    /** Called once, before anything else happens. */
    void begin(Conversation its) {
        conversation = its;
    }

    String id() {
        return id;
    }

    /** Runs {@code event} when nothing else happens to this session, and then sends what can be sent. Never waits. */
    public void happen(Runnable event) {
        oneAtATime.run(() -> {
            beat();
            event.run();
            flush();
        });
    }

    // ---- What the conversation does, within happen ----

    /** Sends a packet in its turn. */
    public void send(EngineIoPacket packet) {
        oneAtATime.assertCurrentThreadInvoking();
        if (closed) {
            return;
        }
        waiting.add(packet);
        waitingBytes += packet.size();
        if (waitingBytes > MOST_WAITING) {
            close(EngineIoPacket.CLOSE, 1008, "more is waiting for you than you fetch");
        }
    }

    /** Whether a send is in flight, and something sent now would have to wait for it. */
    public boolean isSending() {
        return sending;
    }

    /** Ends the session, since the client reads too slowly. It may come back and resume. */
    public void tooSlow() {
        close(EngineIoPacket.CLOSE, 1013, "too slow; reconnect and resume from your cursor");
    }

    /** Ends the session, since what the client sent cannot be understood. */
    public void refuse(String line) {
        close(EngineIoPacket.CLOSE, 1008, line);
    }

    /** Ends the session, since we could not do what the client asked. It may come back and ask again. */
    public void fail(String line) {
        close(EngineIoPacket.CLOSE, 1011, line);
    }

    // ---- Long polling ----

    /** A GET: answered when there is something to send. Fails with {@link RefusedRequestException}. */
    CompletableFuture<List<EngineIoPacket>> poll() {
        Poll asked = new Poll(new CompletableFuture<>());
        happen(() -> hold(asked));
        return asked.answer();
    }

    private void hold(Poll asked) {
        if (crossing) {
            crossing = false;
            asked.answer().complete(List.of(EngineIoPacket.NOOP));
        } else if (closed) {
            asked.refuse(Refusal.UNKNOWN_SESSION);
        } else if (socket.isPresent()) {
            asked.refuse(Refusal.BAD_REQUEST);
        } else if (poll.isPresent()) { // two at once: nobody could tell which answer comes first
            asked.refuse(Refusal.BAD_REQUEST);
            refuse("two polls at once");
        } else {
            poll = Optional.of(asked);
            if (probed) {
                releaseSoon(asked);
            }
        }
    }

    /**
     * Answers a poll with nothing, so that the client can complete the upgrade. Not at once: the client polls again until
     * it has read our word on the WebSocket.
     */
    private void releaseSoon(Poll held) {
        timer.after(
                HELD_WHILE_PROBING,
                () -> happen(() -> poll.filter(held::equals).ifPresent(still -> send(EngineIoPacket.NOOP))));
    }

    /** The answer to a poll has left, or could not: then its packets are lost, and the session with them. */
    void polled(boolean arrived) {
        happen(() -> {
            sending = false;
            if (!arrived) {
                refuse("a poll could not be answered");
            }
        });
    }

    /**
     * A POST.
     *
     * @param content what it carries, asked for when it is this request's turn
     * @return completed when all of it is dealt with; fails with {@link RefusedRequestException}
     */
    CompletableFuture<Void> post(ContentSource content) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        happen(() -> {
            if (closed) {
                refuse(answer, Refusal.UNKNOWN_SESSION);
            } else if (socket.isPresent()) {
                refuse(answer, Refusal.BAD_REQUEST);
            } else if (posting) { // two at once: nobody could tell which comes first
                refuse(answer, Refusal.BAD_REQUEST);
                refuse("two posts at once");
            } else {
                posting = true;
                content.read()
                        .whenComplete((text, failure) -> happen(() -> {
                            posting = false;
                            if (failure == null) {
                                take(text, answer);
                            } else { // what it carried is lost
                                answer.completeExceptionally(failure);
                                refuse("a post did not arrive");
                            }
                        }));
            }
        });
        return answer;
    }

    /** Where a POST's content comes from. */
    interface ContentSource {
        CompletionStage<String> read();
    }

    private static void refuse(CompletableFuture<Void> answer, Refusal refusal) {
        answer.completeExceptionally(new RefusedRequestException(refusal));
    }

    private void take(String payload, CompletableFuture<Void> answer) {
        try {
            for (EngineIoPacket packet : Payload.decode(payload)) {
                receive(packet);
            }
            answer.complete(null);
        } catch (EngineIoException e) {
            answer.completeExceptionally(new RefusedRequestException(Refusal.BAD_REQUEST, e.line()));
            refuse(e.line());
        }
    }

    // ---- WebSocket ----

    /** A WebSocket carries the session from the start, with no poll before it. */
    void carryOn(WebSocketPeer peer) {
        socket = Optional.of(peer);
    }

    /** The client opens a WebSocket for a session that polls carry so far, to try it. */
    void probe(WebSocketPeer peer) {
        if (closed || socket.isPresent() || probe.isPresent()) {
            peer.close(1008, "the session has a WebSocket already, or is over");
            return;
        }
        probe = Optional.of(peer);
        timer.after(options.pingTimeout(), () -> happen(() -> forgetProbe(peer)));
    }

    private boolean isCarriedBy(WebSocketPeer peer) {
        return socket.filter(peer::equals).isPresent();
    }

    /** A client that tries a WebSocket and says no more has given it up. */
    private void forgetProbe(WebSocketPeer peer) {
        if (probe.filter(peer::equals).isPresent()) {
            probe = Optional.empty();
            probed = false;
            peer.close(1008, "the upgrade was not completed");
        }
    }

    void heard(WebSocketPeer peer, EngineIoPacket packet) throws EngineIoException {
        if (isCarriedBy(peer)) {
            receive(packet);
        } else if (probe.filter(peer::equals).isPresent()) {
            tried(peer, packet);
        }
    }

    /** {@code 2probe} is answered with {@code 3probe}; {@code 5} makes the WebSocket the session's carrier. */
    private void tried(WebSocketPeer peer, EngineIoPacket packet) {
        if (packet.equals(new EngineIoPacket.Text(EngineIoPacket.Type.PING, PROBE))) {
            probed = true;
            new EngineIoPacket.Text(EngineIoPacket.Type.PONG, PROBE).sendTo(peer, Callback.NOOP);
            poll.ifPresent(this::releaseSoon);
        } else if (probed && packet.equals(new EngineIoPacket.Text(EngineIoPacket.Type.UPGRADE, ""))) {
            poll.ifPresent(late -> late.refuse(Refusal.BAD_REQUEST));
            poll = Optional.empty();
            probe = Optional.empty();
            probed = false;
            socket = Optional.of(peer);
        } else {
            forgetProbe(peer); // the session goes on with polls
        }
    }

    /** What came on a WebSocket is no packet. */
    void misunderstood(WebSocketPeer peer, String line) {
        if (isCarriedBy(peer)) {
            refuse(line);
        } else {
            forgetProbe(peer);
        }
    }

    void left(WebSocketPeer peer) {
        if (isCarriedBy(peer)) {
            close(EngineIoPacket.CLOSE, 1000, "");
        } else {
            forgetProbe(peer);
        }
    }

    // ---- Both ----

    private void receive(EngineIoPacket packet) throws EngineIoException {
        if (closed) {
            return; // the rest of a payload that ended the session
        }
        if (packet instanceof EngineIoPacket.Binary binary) {
            conversation.binary(binary.data());
            return;
        }
        EngineIoPacket.Text text = (EngineIoPacket.Text) packet;
        switch (text.type()) {
            case MESSAGE -> conversation.text(text.data());
            case PONG -> alive();
            case CLOSE -> close(EngineIoPacket.NOOP, 1000, "");
            case OPEN, PING, UPGRADE, NOOP ->
                throw new EngineIoException("a client may not send packet type " + text.type() + " here");
        }
    }

    /** Sends what can be sent; asks the conversation for more when nothing waits. */
    private void flush() {
        if (!isWritable()) {
            return;
        }
        if (waiting.isEmpty()) {
            conversation.writable();
        }
        if (!isWritable() || waiting.isEmpty()) { // the conversation may have ended the session
            return;
        }
        sending = true;
        sendingSince = timer.nanoTime();
        if (socket.isPresent()) {
            EngineIoPacket next = waiting.remove();
            waitingBytes -= next.size();
            next.sendTo(socket.get(), Callback.from(() -> sent(true), failure -> sent(false)));
        } else {
            Poll held = poll.orElseThrow();
            poll = Optional.empty();
            held.answer().complete(takeAll());
        }
    }

    private boolean isWritable() {
        return !closed && !sending && (socket.isPresent() || poll.isPresent());
    }

    private List<EngineIoPacket> takeAll() {
        List<EngineIoPacket> all = new ArrayList<>(waiting);
        waiting.clear();
        waitingBytes = 0;
        return all;
    }

    private void sent(boolean arrived) {
        happen(() -> {
            sending = false;
            if (!arrived) {
                close(EngineIoPacket.CLOSE, 1000, "");
            }
        });
    }

    /** Comes every half second. */
    void round() {
        happen(() -> {
            long inFlight = timer.nanoTime() - sendingSince;
            if (sending && inFlight > limits.time(Limit.SEND_SECONDS).toNanos()) {
                tooSlow();
            }
            if (!closed) {
                conversation.round();
            }
        });
    }

    // ---- The heartbeat: the server asks, the client answers ----

    /**
     * Looks at the clock, at each event and not only at the alarm's: a request that comes when the pong is overdue must
     * find the session gone, however late the alarm is.
     */
    private void beat() {
        while (!closed && timer.nanoTime() - due >= 0) {
            if (pinged) {
                refuse("no pong in time");
            } else {
                pinged = true;
                send(EngineIoPacket.PING);
                remindAfter(options.pingTimeout());
            }
        }
    }

    private void alive() {
        if (pinged) {
            pinged = false;
            due = timer.nanoTime();
            remindAfter(options.pingInterval());
        }
    }

    private void remindAfter(Duration pause) {
        alarm.close();
        due += pause.toNanos();
        alarm = timer.after(Duration.ofNanos(due - timer.nanoTime()), () -> happen(() -> {}));
    }

    // ---- The end ----

    /** The server stops. */
    void stop() {
        happen(() -> close(EngineIoPacket.CLOSE, 1001, "the server is stopping"));
    }

    /**
     * Ends the session: a held poll is answered, a WebSocket closed. For whatever comes afterwards there is no session.
     *
     * @param farewell the last packet that a held poll is answered with
     */
    private void close(EngineIoPacket farewell, int closeCode, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        alarm.close();
        List<EngineIoPacket> last = takeAll();
        last.add(farewell);
        poll.ifPresent(held -> held.answer().complete(last));
        socket.ifPresent(peer -> peer.close(closeCode, reason));
        probe.ifPresent(peer -> peer.close(closeCode, reason));
        crossing = farewell.equals(EngineIoPacket.NOOP) && poll.isEmpty() && socket.isEmpty();
        poll = Optional.empty();
        if (crossing) {
            timer.after(CROSSING, () -> onClose.accept(this));
        } else {
            onClose.accept(this);
        }
        conversation.closed();
    }

    /** Until {@link #begin}. */
    private static final class NotYet implements Conversation {
        @Override
        public void text(String data) {
            throw new IllegalStateException("the session has not begun");
        }

        @Override
        public void binary(ByteBuffer data) {
            throw new IllegalStateException("the session has not begun");
        }
    }
}
