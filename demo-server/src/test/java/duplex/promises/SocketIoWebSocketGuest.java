package duplex.promises;

/** The same with packets in its text frames: a digit of Engine.IO's, and one of Socket.IO's behind it. */
final class SocketIoWebSocketGuest extends WebSocketGuest {

    private final String cursor;

    SocketIoWebSocketGuest(String cursor) {
        super(cursor);
        this.cursor = cursor;
    }

    /** It enters the room without waiting for the 101: what it sends is read when there is a WebSocket to read it. */
    @Override
    String opening() {
        return openingHandshake("/socket.io/?EIO=4&transport=websocket") + frame("40{\"after\":\"" + cursor + "\"}");
    }

    @Override
    String text(String packet) {
        if (packet.equals("2")) {
            return frame("3");
        }
        if (packet.startsWith("42[\"welcome\"")) {
            letIn();
        }
        hear(packet);
        return "";
    }
}
