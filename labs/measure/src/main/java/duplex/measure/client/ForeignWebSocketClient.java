package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.measure.ChatLine;
import java.util.HashSet;
import java.util.Set;

/** A WebSocket to a {@link ForeignServer}, which must send a chat message to its sender too: that acknowledges it. */
final class ForeignWebSocketClient implements ChatClient {

    private final ForeignServer server;
    private final ClientSettings settings;
    private final Observer observer;
    private final ClientWebSocket socket;
    private final Set<Integer> unacknowledged = new HashSet<>();
    private Runnable opened = () -> {};

    ForeignWebSocketClient(ForeignServer server, ClientSettings settings, Observer observer) {
        this.server = server;
        this.settings = settings;
        this.observer = observer;
        this.socket =
                new ClientWebSocket(server.webSocket().orElseThrow(), settings, observer, new ClientWebSocket.Reader() {
                    @Override
                    public void opened() {
                        opened.run();
                    }

                    @Override
                    public void text(byte[] text, long nanos) {
                        hear(new String(text, UTF_8), nanos);
                    }
                });
    }

    /** Opened means that the server has accepted the handshake; what it greets with nobody knows. */
    @Override
    public void open(Runnable whenOpened) {
        opened = whenOpened;
        socket.open();
    }

    private void hear(String text, long nanos) {
        server.in(text, settings.conversation()).forEach(found -> {
            if (unacknowledged.remove(found.message())) {
                observer.acknowledged(found.message(), nanos);
            }
            observer.heard(found.message(), nanos, found.bytes());
        });
    }

    @Override
    public void post(ChatLine line) {
        unacknowledged.add(line.number());
        observer.sent(line.number(), System.nanoTime());
        socket.text(server.words(line));
    }

    /** Nothing to do: whatever comes, comes by itself. */
    @Override
    public void listen(long firstAt) {}

    @Override
    public void pause() {}

    @Override
    public void leave() {
        socket.leave();
    }

    @Override
    public boolean isAtRest() {
        return unacknowledged.isEmpty() && !socket.isClosing();
    }

    @Override
    public Totals totals() {
        return socket.totals();
    }

    @Override
    public void close() {
        socket.close();
    }
}
