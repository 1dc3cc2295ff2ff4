package duplex.measure.client;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Asks one thing again and again on a connection of its own: by a schedule that a slow server cannot slow down (open
 * loop), or as soon as the answer before is there (closed loop), as most load generators do. For the loop's thread.
 */
public final class LoadClient {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    private final EventLoop loop;
    private final Requests requests;
    private final Observer observer;
    private final String target;
    private final HttpConnection http;
    private final Histogram times = new Histogram(LONGEST, DIGITS);

    /** @param target what it asks for; every answer must have a status of 200 to 299 */
    public LoadClient(ClientSettings settings, Observer observer, String target) {
        this.loop = settings.loop();
        this.requests = settings.requests();
        this.observer = observer;
        this.target = target;
        this.http = new HttpConnection(settings, new Account(), observer);
    }

    /** Connects; {@code opened} runs when that is done. Once. */
    public void open(Runnable opened) {
        http.connect(opened);
    }

    /** Asks once at an instant of {@link System#nanoTime}; the time runs from there, even if it cannot be asked yet. */
    public void askAt(long intended) {
        loop.about(intended, () -> ask(intended, () -> {}));
    }

    /** Asks, and asks again as soon as it is answered, until an instant; the time runs from each request. */
    public void askUntil(long end) {
        long now = System.nanoTime();
        if (now - end < 0) {
            ask(now, () -> askUntil(end));
        }
    }

    private void ask(long from, Runnable then) {
        http.request(requests.get(RequestKind.POLL, target, Optional.empty()), response -> {
            if (response.status() < 200 || response.status() > 299) {
                observer.trouble(target + " was answered " + response.status());
                return;
            }
            times.recordValue(Math.min(LONGEST, Math.max(0, response.nanos() - from)));
            then.run();
        });
    }

    public boolean isAtRest() {
        return !http.isBusy();
    }

    /** From the intended start or the request to the answer, in nanoseconds. */
    public Histogram times() {
        return times;
    }

    public void close() {
        http.close();
    }
}
