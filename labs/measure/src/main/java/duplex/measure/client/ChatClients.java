package duplex.measure.client;

import duplex.measure.Transport;

/** The measuring client of each transport. */
public final class ChatClients {

    private ChatClients() {}

    /** A client that only posts. */
    public static ChatClient sender(Transport transport, ClientSettings settings, Observer observer) {
        return client(transport, settings, observer, false);
    }

    /** A client that only listens. */
    public static ChatClient receiver(Transport transport, ClientSettings settings, Observer observer) {
        return client(transport, settings, observer, true);
    }

    /**
     * The client of a transport.
     *
     * @param listens whether it listens, or only posts
     */
    public static ChatClient client(Transport transport, ClientSettings settings, Observer observer, boolean listens) {
        return switch (transport) {
            case FORM_POST -> new FormPostClient(settings, observer, listens);
            case SHORT_POLLING -> new ShortPollingClient(settings, observer, listens);
            case LONG_POLLING -> new LongPollingClient(settings, observer, listens);
            case SERVER_SENT_EVENTS -> new ServerSentEventsClient(settings, observer, listens);
            case WEBSOCKET -> new WebSocketChatClient(settings, observer);
            case SOCKET_IO_POLLING -> new SocketIoPollingClient(settings, observer);
            case SOCKET_IO_WEBSOCKET -> new SocketIoWebSocketClient(settings, observer);
        };
    }
}
