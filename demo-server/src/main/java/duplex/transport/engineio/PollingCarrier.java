package duplex.transport.engineio;

import duplex.transport.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * HTTP long polling: a GET that is held until there is something to send, and POSTs that bring what the client says. One
 * of each at a time: of two nobody could tell which comes first.
 *
 * <p>To be used within {@link EngineIoSession#happen}.
 */
final class PollingCarrier implements Carrier {

    /**
     * How long a poll is held while a WebSocket is tried. Not for nothing: the client polls again until it has read our
     * word on the WebSocket.
     */
    private static final Duration HELD_WHILE_TRYING = Duration.ofMillis(100);

    private final EngineIoSession session;
    private final Timer timer;

    private Optional<Poll> poll = Optional.empty();
    private boolean posting;

    /** Why the session has ended, if it was for sending too fast. */
    private Optional<RefusedRequestException> tooFast = Optional.empty();

    /** The client has ended the session, and its next poll may be on its way already. */
    private boolean expectsLast;

    PollingCarrier(EngineIoSession session, Timer timer) {
        this.session = session;
        this.timer = timer;
    }

    // ---- What a GET asks for ----

    /** Holds a poll until there is something to send. */
    void hold(Poll asked) {
        if (poll.isPresent()) {
            asked.refuse(Refusal.BAD_REQUEST);
            session.refuse("two polls at once");
        } else {
            poll = Optional.of(asked);
        }
    }

    /** The request of a poll has ended, answered or not. */
    void letGo(Poll ended) {
        if (poll.filter(ended::equals).isPresent()) {
            poll = Optional.empty();
        }
    }

    /** Answers the held poll with nothing, so that the client can complete the upgrade. */
    void releaseSoon() {
        poll.ifPresent(held -> timer.after(
                HELD_WHILE_TRYING,
                () -> session.happen(
                        () -> poll.filter(held::equals).ifPresent(still -> session.send(EngineIoPacket.NOOP)))));
    }

    /** Polls carry the session no longer. */
    void retire() {
        poll.ifPresent(late -> late.refuse(Refusal.BAD_REQUEST));
        poll = Optional.empty();
    }

    /** One more poll may come when the session has ended: it was sent together with the packet that ended it. */
    void expectLast() {
        expectsLast = true;
    }

    /** A poll has come, and the session has ended. */
    void tooLate(Poll asked) {
        if (expectsLast) {
            asked.answer(List.of(EngineIoPacket.NOOP));
        } else {
            asked.refuse(Refusal.UNKNOWN_SESSION);
        }
        expectsLast = false;
    }

    // ---- What a POST brings ----

    /** Takes what a POST brings. */
    void take(Post asked) {
        if (posting) {
            asked.refuse(Refusal.BAD_REQUEST);
            session.refuse("two posts at once");
        } else {
            posting = true;
            asked.read()
                    .whenComplete((content, failure) -> session.happen(() -> {
                        posting = false;
                        if (failure == null) {
                            take(content, asked);
                        } else { // what it carried is lost
                            asked.fail(failure);
                            session.refuse("a post did not arrive");
                        }
                    }));
        }
    }

    private void take(String content, Post asked) {
        try {
            for (EngineIoPacket packet : Payload.decode(content)) {
                session.receive(packet);
            }
            tooFast.ifPresentOrElse(asked::fail, asked::accept);
        } catch (EngineIoException e) {
            asked.fail(new RefusedRequestException(Refusal.BAD_REQUEST, e.line()));
            session.refuse(e.line());
        }
    }

    /** The POST that is being taken is answered with 429. */
    void tooFast(String line) {
        tooFast = Optional.of(new RefusedRequestException(Refusal.TOO_FAST, line));
    }

    // ---- What every carrier does ----

    @Override
    public boolean isFree() {
        return poll.isPresent();
    }

    @Override
    public Runnable send(Outgoing packets) {
        Poll held = poll.orElseThrow();
        poll = Optional.empty();
        held.answer(packets.takeAll());
        return held::cutOff;
    }

    @Override
    public void end(List<EngineIoPacket> last, int closeCode, String reason) {
        poll.ifPresent(held -> held.answer(last));
        poll = Optional.empty();
    }
}
