package duplex.measure.client;

import duplex.measure.ChatLine;

/** Asks, is held until there is something new, and asks again at once. */
public final class LongPollingClient implements ChatClient {

    private final PollingSession session;
    private final boolean listens;
    private boolean polling;
    private boolean leaving;

    /** @param listens whether it polls; a sender only connects */
    public LongPollingClient(ClientSettings settings, Observer observer, boolean listens) {
        this.session = new PollingSession("/long-polling/messages", settings, observer);
        this.listens = listens;
    }

    /** Opened means that the first poll is on its way; nobody can see from here that the server holds it. */
    @Override
    public void open(Runnable opened) {
        session.connect(() -> {
            if (listens) {
                poll();
            }
            opened.run();
        });
    }

    private void poll() {
        polling = true;
        session.poll(() -> {
            polling = false;
            if (!leaving) {
                poll();
            }
        });
    }

    @Override
    public void post(ChatLine line) {
        session.post(line);
    }

    /** It has listened since it was opened: no timer is involved. */
    @Override
    public void listen(long firstAt) {}

    /** The held poll stays held: at rest, that is what this transport looks like. */
    @Override
    public void pause() {}

    @Override
    public void leave() {
        leaving = true;
    }

    @Override
    public boolean isAtRest() {
        return polling || !session.isBusy();
    }

    @Override
    public boolean isHeld() {
        return polling;
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
