package duplex.measure.client;

import duplex.measure.ChatLine;
import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** One opening handshake, then frames both ways; its own chat message coming back is the acknowledgement. */
public final class WebSocketChatClient implements ChatClient {

    private static final String PATH = "/websocket/messages";

    private final ClientSettings settings;
    private final Observer observer;
    private final ClientWebSocket socket;
    private final Set<Integer> unacknowledged = new HashSet<>();
    private Runnable opened = () -> {};

    public WebSocketChatClient(ClientSettings settings, Observer observer) {
        this.settings = settings;
        this.observer = observer;
        this.socket = new ClientWebSocket(PATH, settings, observer, this::hear);
    }

    /** Opened means that the server's greeting is here. */
    @Override
    public void open(Runnable whenOpened) {
        opened = whenOpened;
        socket.open();
    }

    @Override
    public void post(ChatLine line) {
        unacknowledged.add(line.number());
        observer.sent(line.number(), System.nanoTime());
        socket.text(Json.of(line));
    }

    private void hear(byte[] json, long nanos) {
        try {
            JsonMessages.frame(json).forEach(item -> hear(item, nanos));
        } catch (IOException e) {
            observer.trouble("a frame is malformed: " + e.getMessage());
        }
    }

    private void hear(JsonMessages.Item item, long nanos) {
        switch (item.kind()) {
            case "chat" -> hearChat(item, nanos);
            case "welcome" -> opened.run();
            default -> observer.trouble("a frame of kind " + item.kind());
        }
    }

    private void hearChat(JsonMessages.Item item, long nanos) {
        OptionalInt number = item.id().map(settings.conversation()::byId).orElse(OptionalInt.empty());
        number.ifPresent(message -> {
            if (unacknowledged.remove(message)) {
                observer.acknowledged(message, nanos);
            }
            observer.heard(message, nanos, item.bytes());
        });
    }

    /** Nothing to do: whatever comes, comes by itself. */
    @Override
    public void listen(long firstAt) {}

    @Override
    public void pause() {}

    /** The closing handshake; it is at rest when the server's close frame is here. */
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
