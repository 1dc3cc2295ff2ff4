package duplex.transport.engineio;

import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Rate;
import duplex.transport.Timer;
import duplex.transport.WebSocketPeer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.SerializedInvoker;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * One client's session: what outlives its many polls, and the change from polls to a WebSocket.
 *
 * <ol>
 *   <li>Whatever happens to a session (a request, a frame, an alarm, a chat message that wakes it) happens in
 *       {@link #happen}, one thing after the other, on the thread of whoever came first. So nothing here is locked, and
 *       nobody waits.
 *   <li>What is sent waits until there is something to send it on: a held poll takes all of it, a WebSocket one packet
 *       at a time.
 *   <li>One carrier at a time. While a WebSocket is tried, polls carry the session; with the packet that completes the
 *       upgrade the WebSocket does, and polls are refused. The client sends that packet only when its last poll has been
 *       answered, so that nothing is on two ways at once.
 * </ol>
 */
public final class EngineIoSession {

    /**
     * How long a poll is held while a WebSocket is tried. Not for nothing: the client polls again until it has read our
     * word on the WebSocket.
     */
    private static final Duration HELD_WHILE_TRYING = Duration.ofMillis(100);

    /** How long a poll may be on its way that was sent together with the packet that closes the session. */
    private static final Duration CROSSING = Duration.ofMillis(100);

    private static final EngineIoPacket PROBE = new EngineIoPacket.Text(EngineIoPacket.Type.PING, "probe");
    private static final EngineIoPacket PROBED = new EngineIoPacket.Text(EngineIoPacket.Type.PONG, "probe");
    private static final EngineIoPacket UPGRADE = new EngineIoPacket.Text(EngineIoPacket.Type.UPGRADE, "");

    private final String id;
    private final EngineIoOptions options;
    private final Limits limits;
    private final Timer timer;
    private final Consumer<EngineIoSession> onClose;
    private final SerializedInvoker oneAtATime = new SerializedInvoker(EngineIoSession.class);
    private final Conversation conversation;
    private final Heartbeat heartbeat;
    private final Rate packets;
    private final Outgoing outgoing;

    private Optional<Poll> poll = Optional.empty();
    private boolean posting;

    /** What carries the session, if it is a WebSocket. */
    private Optional<WebSocketPeer> socket = Optional.empty();

    /** A WebSocket that is tried, and whether the client has had our word on it. */
    private Optional<WebSocketPeer> tried = Optional.empty();

    private boolean works;

    private boolean sending;
    private long sendingSince;
    private Runnable cutOff = () -> {};

    /** When nothing waited for a poll, last. */
    private long fetchedAt;

    private boolean closed;

    /** Why, if it was for sending too fast. */
    private Optional<RefusedRequestException> tooFast = Optional.empty();

    /** The client has closed the session, and its next poll may be on its way already. */
    private boolean crossing;

    /** @param use begins the conversation; it may not send anything yet */
    EngineIoSession(
            String id,
            EngineIoOptions options,
            Limits limits,
            Timer timer,
            Consumer<EngineIoSession> onClose,
            Function<EngineIoSession, Conversation> use) {
        this.id = id;
        this.options = options;
        this.limits = limits;
        this.timer = timer;
        this.onClose = onClose;
        this.heartbeat = new Heartbeat(options, timer, () -> happen(() -> {}));
        this.packets = new Rate(limits.count(Limit.FRAMES_PER_SECOND), timer);
        this.outgoing = new Outgoing(limits.count(Limit.BEHIND_BYTES));
        this.fetchedAt = timer.nanoTime();
        this.conversation = use.apply(this);
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
        if (!closed) {
            outgoing.add(packet);
            if (outgoing.isTooMuch()) {
                refuse("more is waiting for you than you fetch");
            }
        }
    }

    /** Ends the session, since the client reads too slowly. It may come back and resume. */
    public void tooSlow() {
        cutOff.run();
        close(EngineIoPacket.CLOSE, 1013, "too slow; reconnect and resume from your cursor");
    }

    /** Ends the session, since the client does what it may not, or what cannot be understood. */
    public void refuse(String line) {
        close(EngineIoPacket.CLOSE, 1008, line);
    }

    /** Ends the session, since the client sends more than it may: a WebSocket with 1008, a POST is answered with 429. */
    public void tooFast(String line) {
        tooFast = Optional.of(new RefusedRequestException(Refusal.TOO_FAST, line));
        refuse(line);
    }

    /** Ends the session, since we could not do what the client asked. It may come back and ask again. */
    public void fail(String line) {
        close(EngineIoPacket.CLOSE, 1011, line);
    }

    // ---- Long polling ----

    /** Holds a poll until there is something to send. */
    void hold(Poll asked) {
        if (crossing) {
            crossing = false;
            asked.answer(List.of(EngineIoPacket.NOOP));
        } else if (closed) {
            asked.refuse(Refusal.UNKNOWN_SESSION);
        } else if (socket.isPresent()) {
            asked.refuse(Refusal.BAD_REQUEST);
        } else if (poll.isPresent()) { // two at once: nobody could tell which answer comes first
            asked.refuse(Refusal.BAD_REQUEST);
            refuse("two polls at once");
        } else {
            poll = Optional.of(asked);
            if (works) {
                releaseSoon(asked);
            }
        }
    }

    /** The request of a poll has ended, answered or not. */
    void letGo(Poll ended) {
        if (poll.filter(ended::equals).isPresent()) {
            poll = Optional.empty();
        }
    }

    /** Answers a poll with nothing, so that the client can complete the upgrade. */
    private void releaseSoon(Poll held) {
        timer.after(
                HELD_WHILE_TRYING,
                () -> happen(() -> poll.filter(held::equals).ifPresent(still -> send(EngineIoPacket.NOOP))));
    }

    /** Takes what a POST brings. */
    void take(Post asked) {
        if (closed) {
            asked.refuse(Refusal.UNKNOWN_SESSION);
        } else if (socket.isPresent()) {
            asked.refuse(Refusal.BAD_REQUEST);
        } else if (posting) { // two at once: nobody could tell which comes first
            asked.refuse(Refusal.BAD_REQUEST);
            refuse("two posts at once");
        } else {
            posting = true;
            asked.read()
                    .whenComplete((content, failure) -> happen(() -> {
                        posting = false;
                        if (failure == null) {
                            take(content, asked);
                        } else { // what it carried is lost
                            asked.fail(failure);
                            refuse("a post did not arrive");
                        }
                    }));
        }
    }

    private void take(String content, Post asked) {
        try {
            for (EngineIoPacket packet : Payload.decode(content)) {
                receive(packet);
            }
            tooFast.ifPresentOrElse(asked::fail, asked::accept);
        } catch (EngineIoException e) {
            asked.fail(new RefusedRequestException(Refusal.BAD_REQUEST, e.line()));
            refuse(e.line());
        }
    }

    // ---- WebSocket ----

    /** A WebSocket carries the session from the start, with no poll before it. */
    void carryOn(WebSocketPeer peer) {
        socket = Optional.of(peer);
    }

    /** The client opens a WebSocket for a session that polls carry so far, to try it. */
    void tryOut(WebSocketPeer peer) {
        if (closed || socket.isPresent() || tried.isPresent()) {
            peer.close(1008, "the session has a WebSocket already, or is over");
        } else {
            tried = Optional.of(peer);
            timer.after(options.pingTimeout(), () -> happen(() -> giveUp(peer)));
        }
    }

    /** A client that tries a WebSocket and does not come to an end goes on with polls. */
    private void giveUp(WebSocketPeer peer) {
        if (tried.filter(peer::equals).isPresent()) {
            tried = Optional.empty();
            works = false;
            peer.close(1008, "the upgrade was not completed");
        }
    }

    private boolean isCarriedBy(WebSocketPeer peer) {
        return socket.filter(peer::equals).isPresent();
    }

    /** One packet came on a WebSocket. */
    void hear(WebSocketPeer peer, EngineIoPacket packet) throws EngineIoException {
        if (isCarriedBy(peer)) {
            receive(packet);
        } else if (tried.filter(peer::equals).isPresent()) {
            upgrade(peer, packet);
        }
    }

    /** {@code 2probe} is answered with {@code 3probe}; {@code 5} makes the WebSocket the session's carrier. */
    private void upgrade(WebSocketPeer peer, EngineIoPacket packet) {
        if (packet.equals(PROBE)) {
            works = true;
            PROBED.sendTo(peer, Callback.NOOP);
            poll.ifPresent(this::releaseSoon);
        } else if (works && packet.equals(UPGRADE)) {
            poll.ifPresent(late -> late.refuse(Refusal.BAD_REQUEST));
            poll = Optional.empty();
            tried = Optional.empty();
            works = false;
            socket = Optional.of(peer);
        } else {
            giveUp(peer);
        }
    }

    /** What came on a WebSocket is no packet. */
    void misunderstand(WebSocketPeer peer, String line) {
        if (isCarriedBy(peer)) {
            refuse(line);
        } else {
            giveUp(peer);
        }
    }

    /** A WebSocket is gone. */
    void leave(WebSocketPeer peer) {
        if (isCarriedBy(peer)) {
            close(EngineIoPacket.CLOSE, 1000, "");
        } else {
            giveUp(peer);
        }
    }

    // ---- Both ----

    private void receive(EngineIoPacket packet) throws EngineIoException {
        if (closed) {
            return; // the rest of a payload that ended the session
        }
        if (!packets.take()) {
            tooFast("more than " + limits.count(Limit.FRAMES_PER_SECOND) + " packets a second");
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

    /** Whether there is something to send, and nothing to send it on. */
    private boolean isWaitedFor() {
        return !outgoing.isEmpty() && !sending && socket.isEmpty() && poll.isEmpty();
    }

    /** Sends what can be sent; asks the conversation for more when nothing waits. */
    private void flush() {
        if (isWritable() && outgoing.isEmpty()) {
            conversation.writable();
        }
        if (!isWaitedFor()) {
            fetchedAt = timer.nanoTime();
        }
        if (!isWritable() || outgoing.isEmpty()) { // the conversation may have ended the session
            return;
        }
        sending = true;
        sendingSince = timer.nanoTime();
        conversation.sending();
        if (socket.isPresent()) {
            outgoing.takeOne().sendTo(socket.get(), Callback.from(() -> sent(true), failure -> sent(false)));
        } else {
            Poll held = poll.orElseThrow();
            poll = Optional.empty();
            cutOff = held::cutOff;
            held.answer(outgoing.takeAll());
        }
    }

    private boolean isWritable() {
        return !closed && !sending && (socket.isPresent() || poll.isPresent());
    }

    /** A send is over. What could not be sent is lost, and the session with it; the client resumes in another. */
    void sent(boolean arrived) {
        happen(() -> {
            sending = false;
            cutOff = () -> {};
            if (!closed) {
                conversation.sent();
            }
            if (!arrived) {
                close(EngineIoPacket.CLOSE, 1000, "");
            }
        });
    }

    /** Comes every half second. */
    void round() {
        happen(() -> {
            long patience = limits.time(Limit.SEND_SECONDS).toNanos();
            long now = timer.nanoTime();
            if ((sending && now - sendingSince > patience) || (isWaitedFor() && now - fetchedAt > patience)) {
                tooSlow();
            }
            if (!closed) {
                conversation.round();
            }
        });
    }

    // ---- The end ----

    /** The server stops. */
    CompletableFuture<Void> stop() {
        return CompletableFuture.runAsync(this::goAway, this::happen);
    }

    /** The same, within happen. */
    void goAway() {
        close(EngineIoPacket.CLOSE, 1001, "the server is stopping");
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
        heartbeat.stop();
        List<EngineIoPacket> last = outgoing.takeAll();
        last.add(farewell);
        poll.ifPresent(held -> held.answer(last));
        socket.ifPresent(peer -> peer.close(closeCode, reason));
        tried.ifPresent(peer -> peer.close(closeCode, reason));
        crossing = farewell.equals(EngineIoPacket.NOOP) && poll.isEmpty() && socket.isEmpty();
        poll = Optional.empty();
        if (crossing) {
            timer.after(CROSSING, () -> onClose.accept(this));
        } else {
            onClose.accept(this);
        }
        conversation.closed();
    }
}
