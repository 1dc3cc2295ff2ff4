package duplex.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The least a server can do: what comes in goes back. In a process of its own and waiting on a selector, as the server
 * under test does, so that what remains between the two is the work, not the way of waiting.
 */
final class EchoServer {

    private static final int BUFFER_BYTES = 64 * 1024;

    private EchoServer() {}

    /** Prints its port, and serves one client after the other until the process is ended. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            System.out.println(listening.socket().getLocalPort());
            System.out.flush();
            endWithParent();
            while (true) {
                serve(listening);
            }
        }
    }

    /** Its input ends when whoever started it does, however that ended. */
    private static void endWithParent() {
        Thread watching = new Thread(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Runtime.getRuntime().halt(0);
            }
        });
        watching.setDaemon(true);
        watching.start();
    }

    private static void serve(ServerSocketChannel listening) throws IOException {
        try (SocketChannel client = listening.accept();
                Selector selector = Selector.open()) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
            echo(client, selector);
        }
    }

    private static void echo(SocketChannel client, Selector selector) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        while (client.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                client.write(buffer);
            }
            selector.select(key -> {});
        }
    }
}
