package duplex.measure.client;

import duplex.measure.ChatLine;

/** One response that does not end and brings every chat message; posts are exchanges on another connection. */
public final class ServerSentEventsClient implements ChatClient {

    private static final String PATH = "/server-sent-events/messages";

    private final PollingSession session;
    private final EventStream stream;
    private final boolean listens;

    /** @param listens whether it opens a stream; a sender only connects */
    public ServerSentEventsClient(ClientSettings settings, Observer observer, boolean listens) {
        this.session = new PollingSession(PATH, settings, observer);
        this.stream = new EventStream(PATH, settings, observer);
        this.listens = listens;
    }

    /** Opened means that the stream has begun. */
    @Override
    public void open(Runnable opened) {
        if (listens) {
            stream.open(opened);
        } else {
            session.connect(opened);
        }
    }

    @Override
    public void post(ChatLine line) {
        session.post(line);
    }

    /** Nothing to do: whatever comes, comes by itself. */
    @Override
    public void listen(long firstAt) {}

    @Override
    public void pause() {}

    /** A client has no word to end a stream with: it cuts the connection. */
    @Override
    public void leave() {
        stream.cut();
    }

    @Override
    public boolean isAtRest() {
        return !session.isBusy();
    }

    @Override
    public Totals totals() {
        return session.totals().plus(stream.totals());
    }

    @Override
    public void close() {
        session.close();
        stream.cut();
    }
}
