package duplex.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers every request with the response that Lubbers and Greco print for their servlet: a header section of 193 bytes,
 * and content of the 21 bytes that it announces, which they leave out. In a process of its own, on one thread.
 *
 * <p>It reads no request: what ends with an empty line is one, which is so for a GET. Each byte of its standard input lets
 * it freeze for a second, as a garbage collection might: it reads and answers nothing meanwhile.
 */
final class PollingStockServer {

    private static final byte[] RESPONSE = """
        HTTP/1.1 200 OK\r
        X-Powered-By: Servlet/2.5\r
        Server: Sun Java System Application Server 9.1_02\r
        Content-Type: text/html;charset=UTF-8\r
        Content-Length: 21\r
        Date: Sat, 07 Nov 2009 00:32:46 GMT\r
        \r
        EXAMPLE 12.34 56 1234\
        """.getBytes(US_ASCII);

    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int ACCEPT_QUEUE = 1_024;

    /** What is known of one client. */
    private static final class Client {
        private int endMatched;

        /** How many requests end in these bytes. */
        int requestsIn(ByteBuffer bytes) {
            int requests = 0;
            while (bytes.hasRemaining()) {
                byte next = bytes.get();
                if (next == END[endMatched]) {
                    endMatched++;
                } else {
                    endMatched = next == END[0] ? 1 : 0;
                }
                if (endMatched == END.length) {
                    endMatched = 0;
                    requests++;
                }
            }
            return requests;
        }
    }

    private static final long FREEZE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicBoolean freeze = new AtomicBoolean();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    private PollingStockServer() {}

    /** Prints its port, and serves until its input ends. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocketChannel listening = ServerSocketChannel.open();
                Selector selector = Selector.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ACCEPT_QUEUE);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(listening.socket().getLocalPort());
            System.out.flush();
            PollingStockServer server = new PollingStockServer();
            server.obeyParent();
            while (true) {
                selector.select(key -> server.ready(key, listening, selector));
            }
        }
    }

    /** Its input ends when whoever started it does, however that ended. */
    private void obeyParent() {
        Thread watching = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    freeze.set(true);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Runtime.getRuntime().halt(0);
            }
        });
        watching.setDaemon(true);
        watching.start();
    }

    private void ready(SelectionKey key, ServerSocketChannel listening, Selector selector) {
        if (freeze.getAndSet(false)) {
            LockSupport.parkNanos(FREEZE_NANOS);
        }
        try {
            if (key.isAcceptable()) {
                SocketChannel client = listening.accept();
                client.configureBlocking(false);
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                client.register(selector, SelectionKey.OP_READ, new Client());
            } else {
                answer((SocketChannel) key.channel(), (Client) key.attachment());
            }
        } catch (IOException e) {
            key.cancel(); // the client has gone
        }
    }

    private void answer(SocketChannel channel, Client client) throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            channel.close();
            return;
        }
        for (int left = client.requestsIn(buffer.flip()); left > 0; left--) {
            ByteBuffer response = ByteBuffer.wrap(RESPONSE);
            while (response.hasRemaining()) {
                channel.write(response);
            }
        }
    }
}
