package duplex.measure.client;

import java.util.Optional;

/**
 * Polls as the page in "HTML5 Web Sockets: A Quantum Leap in Scalability for the Web" (Lubbers and Greco) did: the same
 * target every interval, with the profile {@code lubbers}. For the loop's thread.
 */
public final class PollingStockClient {

    /** With two slashes, as they print it. */
    public static final String TARGET = "/PollingStock//PollingStock";

    private final Requests requests;
    private final Account account = new Account();
    private final Observer observer;
    private final HttpConnection http;
    private final Metronome metronome;

    public PollingStockClient(ClientSettings settings, Observer observer) {
        this.requests = settings.requests();
        this.observer = observer;
        this.http = new HttpConnection(settings, account, observer);
        this.metronome = new Metronome(settings.loop(), settings.intervalNanos());
    }

    /** Connects; {@code opened} runs when that is done. Once. */
    public void open(Runnable opened) {
        http.connect(opened);
    }

    /** Polls first at {@code firstAt}, an instant of {@link System#nanoTime}, then once every interval. */
    public void poll(long firstAt) {
        metronome.start(firstAt, () -> {
            // A poll that takes longer than the interval is not overtaken by the next one.
            if (!http.isBusy()) {
                http.request(requests.get(RequestKind.POLL, TARGET, Optional.empty()), this::answered);
            }
        });
    }

    private void answered(Response response) {
        if (response.status() != 200) {
            observer.trouble("a poll was answered " + response);
        }
    }

    /** Stops polling; a poll under way is finished. */
    public void pause() {
        metronome.stop();
    }

    public boolean isAtRest() {
        return !http.isBusy();
    }

    public Totals totals() {
        return account.totals();
    }

    public void close() {
        http.close();
    }
}
