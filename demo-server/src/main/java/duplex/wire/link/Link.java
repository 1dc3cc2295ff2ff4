package duplex.wire.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A relay in front of a server that simulates a network: clients connect to {@link #address}, and what becomes of their
 * bytes is a matter of {@link Conditions}, which may change at any time.
 *
 * <pre>{@code
 * try (Link link = Link.to(server.port())) {
 *     link.set(Conditions.delay(Duration.ofMillis(50)));
 *     … clients of link.port() …
 * }
 * }</pre>
 *
 * <ol>
 *   <li>As long as nothing is set it passes everything on at once: bytes, half-close (FIN) and RST.
 *   <li>No byte overtakes another, is changed or lost, short of a black hole, a cut, or an upgrade that is not passed.
 *   <li>A direction of a connection holds 1 MiB at most; who sends faster than the other end takes is slowed down by TCP.
 *   <li>One thread serves all connections. Public methods are for any other thread.
 * </ol>
 *
 * <p>TCP's own packets are not simulated: a handshake and an ACK come from the relay, at once. (The first bytes of a
 * client wait a round trip longer instead.)
 */
public final class Link implements AutoCloseable {

    /** As long as the server's own: a whole class that comes in at once. */
    private static final int ACCEPT_QUEUE = 1_024;

    private final LinkLoop loop;
    private final ServerSocketChannel listening;
    private final InetSocketAddress address;
    private final InetSocketAddress server;

    /** By the port from which the link connects to the server. */
    private final Map<Integer, LinkedConnection> connections = new ConcurrentHashMap<>();

    private volatile Conditions conditions = Conditions.CLEAR;

    private Link(ServerSocketChannel listening, InetSocketAddress server) throws IOException {
        this.listening = listening;
        this.address = (InetSocketAddress) listening.getLocalAddress();
        this.server = server;
        loop = new LinkLoop();
        loop.register(listening, this::accept).interestOps(SelectionKey.OP_ACCEPT);
        loop.start();
    }

    /** In front of a server on this machine's loopback address, on any free port of it. */
    public static Link to(int serverPort) throws IOException {
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
    }

    /** In front of a server anywhere, on any free port of the loopback address. */
    public static Link to(InetSocketAddress server) throws IOException {
        return between(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), server);
    }

    /**
     * Between any two places.
     *
     * @param listen where clients connect to; port 0 for any free one
     */
    public static Link between(InetSocketAddress listen, InetSocketAddress server) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        try {
            return new Link(listening.bind(listen, ACCEPT_QUEUE), server);
        } catch (IOException e) {
            listening.close();
            throw e;
        }
    }

    /** Where clients connect to. */
    public InetSocketAddress address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    /** For all connections, those there are and those to come. They hold when this returns. */
    public void set(Conditions newConditions) {
        loop.call(() -> {
            conditions = newConditions;
            connections.values().forEach(connection -> connection.change(newConditions));
        });
    }

    /** For connections to come; those there are keep theirs. */
    public void setForNewcomers(Conditions newConditions) {
        loop.call(() -> conditions = newConditions);
    }

    /** What a newcomer meets. */
    public Conditions conditions() {
        return conditions;
    }

    /** Those that are open, in no order. */
    public List<LinkedConnection> connections() {
        return List.copyOf(connections.values());
    }

    /**
     * Who is behind a connection that the server sees: to the server all come from this machine.
     *
     * @param port of the server's peer
     * @return empty when the link has no connection from this port, or no longer
     */
    public Optional<InetSocketAddress> clientBehind(int port) {
        return Optional.ofNullable(connections.get(port)).map(LinkedConnection::client);
    }

    private void accept() {
        try {
            for (SocketChannel client = listening.accept(); client != null; client = listening.accept()) {
                open(client);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(SocketChannel client) throws IOException {
        SocketChannel toServer;
        try {
            toServer = SocketChannel.open();
        } catch (IOException e) {
            client.close(); // no more files may be open; the others are served on
            return;
        }
        try {
            toServer.bind(null); // so that the port is in the table before the server hears of it
            int port = toServer.socket().getLocalPort();
            LinkedConnection connection =
                    new LinkedConnection(loop, client, toServer, conditions, () -> connections.remove(port));
            connections.put(port, connection);
            connection.begin(server);
        } catch (IOException e) {
            client.close(); // it is gone already; the others are served on
            toServer.close();
        }
    }

    /** Closes every connection, and listens no more. */
    @Override
    public void close() {
        loop.close();
        connections.clear();
    }
}
