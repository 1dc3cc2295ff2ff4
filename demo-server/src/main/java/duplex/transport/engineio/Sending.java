package duplex.transport.engineio;

import duplex.transport.Timer;
import java.time.Duration;
import java.util.List;

/**
 * What leaves a session: packets in their order, one send at a time, on whatever carries the session then.
 *
 * <p>To be used within {@link EngineIoSession#happen}.
 */
final class Sending {

    private final Outgoing outgoing;
    private final Duration patience;
    private final Timer timer;

    private boolean inFlight;
    private long since;
    private Runnable cutOff = () -> {};

    /** When nothing waited for something to be sent on, last. */
    private long fetchedAt;

    /** @param patience with a send in flight, and with a client that does not poll for what waits */
    Sending(Outgoing outgoing, Duration patience, Timer timer) {
        this.outgoing = outgoing;
        this.patience = patience;
        this.timer = timer;
        this.fetchedAt = timer.nanoTime();
    }

    /** Whether there is still room after it: a client may not ask for more than it fetches. */
    boolean add(EngineIoPacket packet) {
        outgoing.add(packet);
        return !outgoing.isTooMuch();
    }

    /** Sends what can be sent; asks the conversation for more when nothing waits. */
    void flush(Carrier carrier, Conversation conversation) {
        if (!inFlight && carrier.isFree() && outgoing.isEmpty()) {
            conversation.writable();
        }
        if (!isWaiting(carrier)) {
            fetchedAt = timer.nanoTime();
        }
        if (!inFlight && carrier.isFree() && !outgoing.isEmpty()) {
            inFlight = true;
            since = timer.nanoTime();
            conversation.sending();
            cutOff = carrier.send(outgoing);
        }
    }

    /** Whether there is something to send, and nothing to send it on. */
    private boolean isWaiting(Carrier carrier) {
        return !outgoing.isEmpty() && !inFlight && !carrier.isFree();
    }

    /** The send in flight is over. */
    void sent() {
        inFlight = false;
        cutOff = () -> {};
    }

    boolean isTooSlow(Carrier carrier) {
        long now = timer.nanoTime();
        return (inFlight && now - since > patience.toNanos())
                || (isWaiting(carrier) && now - fetchedAt > patience.toNanos());
    }

    /** Cuts off the send in flight, if there is one. */
    void cutOff() {
        cutOff.run();
    }

    /** What has not left; it waits no longer. */
    List<EngineIoPacket> takeUnsent() {
        return outgoing.takeAll();
    }
}
