package duplex.promises;

/** Listens to one response that does not end. */
final class ServerSentEventsGuest extends Guest {

    private final String cursor;

    ServerSentEventsGuest(String cursor) {
        this.cursor = cursor;
    }

    @Override
    String opening() {
        return "GET /server-sent-events/messages?after=" + cursor
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    }

    @Override
    String read(StringBuilder received) {
        if (!isIn()) {
            String head = head(received);
            if (head.isEmpty()) {
                return "";
            }
            require(head, "HTTP/1.1 200 ");
            letIn();
        }
        int lines = received.lastIndexOf("\n") + 1;
        hear(received.substring(0, lines));
        received.delete(0, lines);
        return "";
    }
}
