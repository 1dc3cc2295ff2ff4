package duplex.promises;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A client that asks for everything and reads nothing. */
final class DeafReader implements AutoCloseable {

    /** So many answers to polls no buffer between the two takes. */
    private static final int POLLS = 100;

    /** Socket.IO's are answered with what there is, one chat message or a few: so many of them last for half a minute. */
    private static final int SOCKET_IO_POLLS = 12_000;

    private final Socket socket = new Socket();

    /**
     * Asks, and asks no more.
     *
     * @param end of the room; polls after the first one ask for what came before it, and are answered at once
     */
    void ask(ServedProcess server, Way way, String end, String earlier) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        write(
                switch (way) {
                    case WEBSOCKET, SERVER_SENT_EVENTS, SOCKET_IO_WEBSOCKET ->
                        way.guest(end).opening();
                    case LONG_POLLING ->
                        way.guest(end).opening() + way.guest(earlier).opening().repeat(POLLS);
                    case SOCKET_IO_POLLING -> polls(earlier);
                });
    }

    /** It has to read what its session is called, and reads nothing more. */
    private String polls(String earlier) throws IOException {
        SocketIoPollingGuest guest = new SocketIoPollingGuest(earlier);
        write(guest.opening());
        byte[] buffer = new byte[1_024];
        String first = "";
        while (first.isEmpty()) {
            first = guest.take(buffer, socket.getInputStream().read(buffer));
        }
        return first + guest.poll().repeat(SOCKET_IO_POLLS);
    }

    private void write(String latin1) throws IOException {
        socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Watches, on a thread of its own, until the server has ended the connection.
     *
     * @return how long after the last byte that it could still send; the ledger knows both
     */
    CompletableFuture<Duration> goneAfter(ServedProcess server, Duration patience) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return watch(server, patience);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Duration watch(ServedProcess server, Duration patience) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long sentAt = start;
        long sent = 0;
        for (JsonNode its = connection(server); its.path("open").asBoolean(true); its = connection(server)) {
            long total = its.path("down").path("total").asLong();
            if (total > sent) {
                sent = total;
                sentAt = System.nanoTime();
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("still there after " + patience + "; " + sent + " bytes were sent to it");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - sentAt);
    }

    /** What the ledger says of it; nothing as long as the server has not accepted it. */
    private JsonNode connection(ServedProcess server) throws IOException, InterruptedException {
        String port = ":" + socket.getLocalPort();
        for (JsonNode each : server.ledger().path("connections")) {
            if (each.path("remote_address").asText().endsWith(port)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
