package duplex.measure.claims;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A relay in front of a server that hands every byte on and keeps a copy of what clients sent: what whoever sits on the
 * network can read. Two threads for each connection.
 */
final class Wiretap implements AutoCloseable {

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    Wiretap(InetSocketAddress server) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        run(this::accept);
    }

    /** Where clients connect to. */
    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** All that clients have sent so far. */
    byte[] sent() {
        return sent.toByteArray();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket onward = new Socket(server.getAddress(), server.getPort());
            run(() -> {
                try (onward) {
                    handOn(client.getInputStream(), onward.getOutputStream());
                }
            });
            run(() -> {
                try (client) {
                    onward.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    private void handOn(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            sent.write(buffer, 0, length);
            to.write(buffer, 0, length);
        }
    }

    /** The end of a connection, or of the wiretap itself, is how these threads end. */
    private static void run(Relaying task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException ended) {
                        // nothing is left to hand on
                    }
                },
                "wiretap");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Relaying {
        void run() throws IOException;
    }

    /** Listens no more; connections end with their clients. */
    @Override
    public void close() throws IOException {
        listening.close();
    }
}
