package duplex.transport;

import duplex.chat.Draft;
import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast whoever posts by HTTP may. A participant is an address and a name, since a request belongs to nobody: thirty
 * students behind one access point are thirty participants.
 *
 * <p>One for all transports. For any thread. Memory: a participant is forgotten within two seconds of its last post.
 */
public final class PostRates {

    private static final Duration ROUND = Duration.ofSeconds(1);

    private record Participant(String address, String name) {}

    private final Map<Participant, Rate> rates = new ConcurrentHashMap<>();
    private final Limits limits;
    private final Timer timer;

    public PostRates(Limits limits, Timer timer) {
        this.limits = limits;
        this.timer = timer;
        timer.after(ROUND, this::forgetTheQuiet);
    }

    /** The same draft, if its author may post now. */
    Draft admit(Context ctx, Draft draft) throws RefusedException {
        if (!mayPost(ctx.req().getRemoteAddr(), draft.author())) {
            ctx.header("Retry-After", "1");
            throw tooFast(limits);
        }
        return draft;
    }

    boolean mayPost(String address, String name) {
        int perSecond = limits.count(Limit.MESSAGES_PER_SECOND);
        return perSecond == Integer.MAX_VALUE
                || rates.computeIfAbsent(new Participant(address, name), first -> new Rate(perSecond, timer))
                        .take();
    }

    /** How many are remembered. */
    int participants() {
        return rates.size();
    }

    /** What a client is told that sends more chat messages a second than it may. */
    static RefusedException tooFast(Limits limits) {
        return new RefusedException(Reason.TOO_FAST, "refused.too-fast", limits.count(Limit.MESSAGES_PER_SECOND));
    }

    private void forgetTheQuiet() {
        timer.after(ROUND, this::forgetTheQuiet);
        rates.values().removeIf(Rate::isFull);
    }
}
