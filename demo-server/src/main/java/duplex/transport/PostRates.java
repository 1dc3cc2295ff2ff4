package duplex.transport;

import duplex.chat.Draft;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
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
    private final int perSecond;
    private final Timer timer;

    public PostRates(Limits limits, Timer timer) {
        this.perSecond = limits.count(Limit.MESSAGES_PER_SECOND);
        this.timer = timer;
        timer.after(ROUND, this::forgetTheQuiet);
    }

    /** The same draft, if its author may post now; else the request fails with 429 (RFC 6585, section 4). */
    Draft admit(Context ctx, Draft draft) {
        if (!mayPost(ctx.req().getRemoteAddr(), draft.author())) {
            ctx.header("Retry-After", "1");
            throw new CompletionException(new HttpResponseException(429, line(perSecond)));
        }
        return draft;
    }

    boolean mayPost(String address, String name) {
        return perSecond == Integer.MAX_VALUE
                || rates.computeIfAbsent(new Participant(address, name), first -> new Rate(perSecond, timer))
                        .take();
    }

    /** How many are remembered. */
    int participants() {
        return rates.size();
    }

    /** What a client is told that sends more than {@code perSecond} chat messages a second. */
    static String line(int perSecond) {
        return "more than " + perSecond + " chat messages a second; wait a second";
    }

    private void forgetTheQuiet() {
        timer.after(ROUND, this::forgetTheQuiet);
        rates.values().removeIf(Rate::isFull);
    }
}
