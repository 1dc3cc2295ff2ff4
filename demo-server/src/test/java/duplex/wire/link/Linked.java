package duplex.wire.link;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A link with one connection through it, and both of its ends in the test's hands. */
final class Linked implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final Link link = Link.to(listening.getLocalPort());
    final Socket client;
    final Socket server;

    /** @param conditions from the connection's beginning; they must let it through */
    Linked(Conditions conditions) throws IOException {
        listening.setSoTimeout(PATIENCE_MILLIS);
        link.set(conditions);
        client = connect();
        server = listening.accept();
        server.setSoTimeout(PATIENCE_MILLIS);
        server.setTcpNoDelay(true);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(link.address().getAddress(), link.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    LinkedConnection connection() {
        return link.connections().get(0);
    }

    static void say(Socket from, String text) throws IOException {
        from.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    static String hear(Socket to, int bytes) throws IOException {
        return new String(to.getInputStream().readNBytes(bytes), ISO_8859_1);
    }

    /** Everything until the end of the stream. */
    static String hearAll(Socket to) throws IOException {
        return new String(to.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        listening.close();
        link.close();
    }
}
