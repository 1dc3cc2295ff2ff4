package duplex.promises;

import java.util.Locale;

/** The transports on which a client waits for the server to speak. */
enum Way {
    WEBSOCKET,
    LONG_POLLING,
    SERVER_SENT_EVENTS,
    SOCKET_IO_POLLING,
    SOCKET_IO_WEBSOCKET;

    /** The transport's name, such as {@code long-polling}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Somebody who has heard everything up to {@code cursor}. */
    Guest guest(String cursor) {
        return switch (this) {
            case WEBSOCKET -> new WebSocketGuest(cursor);
            case LONG_POLLING -> new LongPollingGuest(cursor);
            case SERVER_SENT_EVENTS -> new ServerSentEventsGuest(cursor);
            case SOCKET_IO_POLLING -> new SocketIoPollingGuest(cursor);
            case SOCKET_IO_WEBSOCKET -> new SocketIoWebSocketGuest(cursor);
        };
    }
}
