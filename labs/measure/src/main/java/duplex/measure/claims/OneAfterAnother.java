package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/**
 * Makes one exchange after another as a browser would: on the connection there is, or on a new one when that has ended.
 * Counts the connections.
 */
final class OneAfterAnother implements AutoCloseable {

    private final InetSocketAddress server;
    private Optional<RawConnection> open = Optional.empty();
    private int connections;

    OneAfterAnother(InetSocketAddress server) {
        this.server = server;
    }

    /** How many it took so far. */
    int connections() {
        return connections;
    }

    /** Sends a whole request and reads the response, with content of a known length. */
    RawResponse exchange(String request) throws IOException {
        boolean fresh = open.isEmpty();
        RawConnection connection = fresh ? connect() : open.get();
        try {
            RawResponse response = connection.send(request).response();
            if (ends(response)) {
                close();
            }
            return response;
        } catch (EOFException | SocketException e) {
            close();
            if (fresh) {
                throw e;
            }
            return exchange(request); // it had been closed while nobody looked (RFC 9112, section 9.3.1)
        }
    }

    /** RFC 9112, section 9.3: what the response's version and its {@code Connection} say. */
    private static boolean ends(RawResponse response) {
        String option = response.field("Connection").orElse("");
        boolean persistsByDefault = response.statusLine().startsWith("HTTP/1.1");
        return option.equalsIgnoreCase("close") || (!persistsByDefault && !option.equalsIgnoreCase("keep-alive"));
    }

    private RawConnection connect() throws IOException {
        RawConnection connection = new RawConnection(server);
        open = Optional.of(connection);
        connections++;
        return connection;
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }
}
