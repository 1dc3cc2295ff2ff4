package duplex.course.kit;

import duplex.wire.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands in front of the student's server, hands every byte on, and tapes it: so {@code lab wire} shows what a real client has
 * said, whoever wrote the client. Two threads for each connection.
 */
public final class TapedRelay implements AutoCloseable {

    private final ServerSocket listening;
    private final int serverPort;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();

    private TapedRelay(int serverPort) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        run(this::accept);
    }

    /** In front of a server on this machine's loopback address, on any free port of it. */
    public static TapedRelay to(int serverPort) throws IOException {
        return new TapedRelay(serverPort);
    }

    /** Where clients connect to. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            open.add(client);
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            open.add(server);
            run(() -> handOn(Direction.UP, client, server));
            run(() -> handOn(Direction.DOWN, server, client));
        }
    }

    /** Until one end has sent its last byte; then the other is told so too. */
    private static void handOn(Direction direction, Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8 * 1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            byte[] some = Arrays.copyOf(buffer, length);
            switch (direction) {
                case UP -> Tape.up(some);
                case DOWN -> Tape.down(some);
            }
            out.write(some);
        }
        to.shutdownOutput();
    }

    /** A connection that ends, and this relay's own end, are how these threads end. */
    private static void run(Relaying task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException ended) {
                        // nothing is left to hand on
                    }
                },
                "taped relay");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Relaying {
        void run() throws IOException;
    }

    /** Ends every connection. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
