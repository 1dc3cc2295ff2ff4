package duplex.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/**
 * Bounds how many connections one address may have open; one more is closed as soon as it is there. For any thread.
 *
 * <p>Jetty tells of each of its connection objects, of which TLS and an upgrade make several in one socket's life. Only
 * those that sit on the socket itself are counted: when one takes the place of another the sum stays.
 */
final class ConnectionsPerAddress implements Connection.Listener {

    private final int limit;
    private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

    /** A socket that is closed does not know any more where it led to. */
    private final Map<Connection, InetAddress> addresses = new ConcurrentHashMap<>();

    ConnectionsPerAddress(int limit) {
        this.limit = limit;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getEndPoint() instanceof SocketChannelEndPoint socket
                && socket.getRemoteSocketAddress() instanceof InetSocketAddress remote) {
            addresses.put(connection, remote.getAddress());
            if (open.merge(remote.getAddress(), 1, Integer::sum) > limit) {
                socket.close();
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        InetAddress address = addresses.remove(connection);
        if (address != null) {
            open.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
