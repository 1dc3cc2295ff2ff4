package duplex.measure.client;

import duplex.measure.ChatLine;

/** Asks every interval whether there is something new, and often there is nothing. */
public final class ShortPollingClient implements ChatClient {

    private final PollingSession session;
    private final Metronome metronome;
    private final boolean listens;

    /** @param listens whether it opens as a reader does, with a first poll; a sender only connects */
    public ShortPollingClient(ClientSettings settings, Observer observer, boolean listens) {
        this.session = new PollingSession("/short-polling/messages", settings, observer);
        this.metronome = new Metronome(settings.loop(), settings.intervalNanos());
        this.listens = listens;
    }

    @Override
    public void open(Runnable opened) {
        session.connect(listens ? () -> session.poll(opened) : opened);
    }

    @Override
    public void post(ChatLine line) {
        session.post(line);
    }

    @Override
    public void listen(long firstAt) {
        metronome.start(firstAt, () -> {
            // A poll that takes longer than the interval is not overtaken by the next one.
            if (!session.isBusy()) {
                session.poll(() -> {});
            }
        });
    }

    @Override
    public void pause() {
        metronome.stop();
    }

    @Override
    public void leave() {
        pause();
    }

    @Override
    public boolean isAtRest() {
        return !session.isBusy();
    }

    @Override
    public Totals totals() {
        return session.totals();
    }

    @Override
    public void close() {
        session.close();
    }
}
