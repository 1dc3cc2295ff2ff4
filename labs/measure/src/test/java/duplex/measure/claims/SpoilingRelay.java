package duplex.measure.claims;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import duplex.wire.WireParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands before a server and makes a broken one of it. What is not spoiled passes unchanged, TLS too. */
final class SpoilingRelay implements Front, AutoCloseable {

    /** What a server can do wrong. */
    enum Fault {
        /** Ends the connection after each response, as a server without persistent connections. */
        KEEP_ALIVE_OFF,
        /** Sets a session's cookie on the 101, as servlet containers do that nobody has asked. */
        COOKIE_ON_THE_101,
        /** Lets in whatever Origin is named: the server never hears of one that is not its own. */
        ORIGIN_UNCHECKED
    }

    static final String COOKIE = "Set-Cookie: JSESSIONID=node0abcdefghijklmnopqrstu0; Path=/\r\n";

    private static final String EMPTY_LINE = "\r\n\r\n";
    private static final int BUFFER_BYTES = 64 * 1_024;

    private final Fault fault;
    private final Collection<Closeable> open = new ConcurrentLinkedQueue<>();

    SpoilingRelay(Fault fault) {
        this.fault = fault;
    }

    @Override
    public InetSocketAddress before(InetSocketAddress server) throws IOException {
        ServerSocket listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        open.add(listener);
        start(() -> {
            while (true) {
                Socket client = listener.accept();
                Socket toServer = new Socket(server.getAddress(), server.getPort());
                client.setTcpNoDelay(true);
                toServer.setTcpNoDelay(true);
                open.add(client);
                open.add(toServer);
                new Pair(client, toServer).start();
            }
        });
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** A connection of a client, and the one to the server that belongs to it. */
    private final class Pair implements WireListener {
        private final Socket client;
        private final Socket server;
        private final WireParser parser = new WireParser(this);
        private int status;
        private boolean over;

        Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() {
            SpoilingRelay.start(() -> pass(client, server, Direction.UP));
            SpoilingRelay.start(() -> pass(server, client, Direction.DOWN));
        }

        private void pass(Socket from, Socket to, Direction direction) throws IOException {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    byte[] bytes = Arrays.copyOf(buffer, read);
                    boolean last;
                    synchronized (this) {
                        parser.accept(direction, ByteBuffer.wrap(bytes));
                        last = over;
                    }
                    out.write(spoiled(bytes, direction));
                    if (last) {
                        return;
                    }
                }
            }
        }

        /** A header section comes in one piece from all who speak here. */
        private byte[] spoiled(byte[] bytes, Direction direction) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (direction == Direction.DOWN && fault == Fault.COOKIE_ON_THE_101 && text.startsWith("HTTP/1.1 101 ")) {
                return latin1(text.replaceFirst("\r\n\r\n", "\r\n" + COOKIE + "\r\n"));
            }
            if (direction == Direction.UP && fault == Fault.ORIGIN_UNCHECKED && text.contains(EMPTY_LINE)) {
                return latin1(text.replaceFirst("(?im)^Origin:[^\r]*\r\n", ""));
            }
            return bytes;
        }

        private static byte[] latin1(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void counted(Direction direction, Part part, int bytes) {}

        @Override
        public void responseStarted(int newStatus) {
            status = newStatus;
        }

        @Override
        public void httpMessageEnded(Direction direction) {
            over |= fault == Fault.KEEP_ALIVE_OFF && direction == Direction.DOWN && status >= 200;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** The end of a connection, or of the relay itself, is how these threads end. */
    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // nothing is left to pass on
                    }
                },
                "spoiling relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
