package duplex.measure.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.wire.WireListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventLoopTest {

    private static final int CONNECTIONS = 10;
    private static final WireListener NOT_COUNTED = (direction, part, bytes) -> {};
    private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(2);

    /** Each of ten connections that are ready at once keeps the loop busy for a while; a send is due after the first. */
    @Test
    void aSendThatIsDueDoesNotWaitUntilEverythingIsRead() throws Exception {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger readBefore = new AtomicInteger(CONNECTIONS);
        CountDownLatch connected = new CountDownLatch(CONNECTIONS);
        CountDownLatch done = new CountDownLatch(CONNECTIONS);
        Connection.Events slow = new Connection.Events() {
            @Override
            public void connected() {
                connected.countDown();
            }

            @Override
            public void received(long nanos) {
                long until = System.nanoTime() + A_WHILE;
                while (System.nanoTime() - until < 0) {
                    Thread.onSpinWait();
                }
                read.incrementAndGet();
                done.countDown();
            }

            @Override
            public void lost(String reason) {}
        };
        try (ServerSocket server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress());
                EventLoop loop = new EventLoop()) {
            InetSocketAddress address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            loop.execute(() -> connect(loop, address, slow));
            List<Socket> peers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                peers.add(server.accept());
            }
            assertTrue(connected.await(20, TimeUnit.SECONDS));
            loop.execute(() -> {
                peers.forEach(EventLoopTest::write);
                loop.at(System.nanoTime() + A_WHILE / 2, () -> readBefore.set(read.get()));
            });
            assertTrue(done.await(20, TimeUnit.SECONDS));
            assertTrue(readBefore.get() < CONNECTIONS, "it waited for all ten");
            for (Socket peer : peers) {
                peer.close();
            }
        }
    }

    private static void connect(EventLoop loop, InetSocketAddress server, Connection.Events events) {
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                new Connection(loop, server, Carrier.HTTP_1, NOT_COUNTED, events);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Socket peer) {
        try {
            peer.getOutputStream().write('x');
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
