package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.measure.ChatLine;

/** Socket.IO on a WebSocket from the start: each packet is a WebSocket message. */
public final class SocketIoWebSocketClient implements ChatClient {

    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";

    private final Observer observer;
    private final ClientWebSocket socket;
    private final SocketIoSession session;

    public SocketIoWebSocketClient(ClientSettings settings, Observer observer) {
        this.observer = observer;
        this.socket = new ClientWebSocket(PATH, settings, observer, this::hear);
        this.session = new SocketIoSession(settings, observer, socket::text);
    }

    private void hear(byte[] packet, long nanos) {
        session.hear(new String(packet, UTF_8), nanos);
    }

    /** Opened means that the server's greeting is here. */
    @Override
    public void open(Runnable opened) {
        session.whenWelcomed(opened);
        socket.open();
    }

    @Override
    public void post(ChatLine line) {
        observer.sent(line.number(), System.nanoTime());
        socket.text(session.event(line));
    }

    /** Nothing to do: whatever comes, comes by itself. */
    @Override
    public void listen(long firstAt) {}

    @Override
    public void pause() {}

    /** The WebSocket's closing handshake ends the session too. */
    @Override
    public void leave() {
        socket.leave();
    }

    @Override
    public boolean isAtRest() {
        return session.isAcknowledged() && !socket.isClosing();
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
