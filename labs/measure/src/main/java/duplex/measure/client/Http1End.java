package duplex.measure.client;

import duplex.wire.WireListener;
import java.io.IOException;
import java.nio.ByteBuffer;

/** HTTP/1.1, and WebSocket after a 101: the connection belongs to one request after the other (RFC 9112, section 9.3). */
final class Http1End implements HttpEnd {

    private final Connection connection;

    Http1End(ClientSettings settings, WireListener listener, Connection.Events events) throws IOException {
        connection = new Connection(settings.loop(), settings.server(), settings.carrier(), listener, events);
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void request(Request request) {
        connection.send(request.http1());
    }

    @Override
    public void send(ByteBuffer frame) {
        connection.send(frame);
    }

    /** There is no other way than to cut the connection. */
    @Override
    public void cut() {
        connection.reset();
    }

    @Override
    public void close() {
        connection.close();
    }
}
