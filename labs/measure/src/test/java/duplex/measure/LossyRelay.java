package duplex.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between clients and server and, once, swallows a piece of what the server sends: the one with a given text. */
final class LossyRelay implements AutoCloseable {

    private final InetSocketAddress server;
    private final String swallowed;
    private final AtomicBoolean done = new AtomicBoolean();
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });

    LossyRelay(InetSocketAddress server, String swallowed) throws IOException {
        this.server = server;
        this.swallowed = swallowed;
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    boolean hasSwallowed() {
        return done.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket behind = new Socket(server.getAddress(), server.getPort());
                threads.execute(() -> copy(client, behind, false));
                threads.execute(() -> copy(behind, client, true));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void copy(Socket from, Socket to, boolean lossy) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String piece = new String(buffer, 0, read, StandardCharsets.UTF_8);
                if (!(lossy && piece.contains(swallowed) && done.compareAndSet(false, true))) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // one side hung up: so does the other
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
