package duplex.promises;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Thousands of guests on one thread.
 *
 * <p>They come from many loopback addresses, {@value #PER_ADDRESS} from each, so that the server's limit on the connections
 * of one address stays as it is.
 */
final class Crowd implements AutoCloseable {

    private static final int PER_ADDRESS = 1_000;
    private static final int FIRST_ADDRESS = 10;

    /** How many are on their way in at a time: fewer than the server's accept queue takes. */
    private static final int AT_THE_DOOR = 256;

    private static final Duration GLANCE = Duration.ofMillis(5);

    private final InetSocketAddress server;
    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    private final Queue<Guest> outside;
    private final List<Guest> inside = new ArrayList<>();
    private final List<String> departures = new ArrayList<>();
    private int sent;
    private volatile boolean closed;

    /** Sends guests to a server on loopback; they are let in one after the other. */
    Crowd(int port, List<Guest> guests) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.outside = new ArrayDeque<>(guests);
        this.selector = Selector.open();
        this.thread = new Thread(this::run, "crowd");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many guests are connected and so. */
    synchronized int count(Predicate<Guest> so) {
        return (int) inside.stream().filter(so).count();
    }

    /** What each guest that is there says of itself. */
    synchronized <T> List<T> ask(Function<Guest, T> question) {
        return inside.stream().map(question).toList();
    }

    /** Why guests have gone that should still be there. */
    synchronized List<String> departures() {
        return List.copyOf(departures);
    }

    /**
     * Waits until as many guests are so.
     *
     * @return how long it took
     * @throws AssertionError when the time is over, or a guest has gone
     */
    Duration await(int expected, Predicate<Guest> so, Duration patience) {
        long start = System.nanoTime();
        for (int count = count(so); count < expected; count = count(so)) {
            if (!departures().isEmpty() || System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError(count + " of " + expected + " in " + patience + "; gone are " + departures());
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void run() {
        try {
            while (!closed) {
                letIn();
                selector.select(this::ready, GLANCE.toMillis());
            }
            for (SelectionKey key : selector.keys()) {
                ((SocketChannel) key.channel())
                        .setOption(StandardSocketOptions.SO_LINGER, 0); // no port is kept waiting
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            leave(e);
        }
    }

    private synchronized void letIn() throws IOException {
        for (int atTheDoor = outside.isEmpty() ? 0 : sent - count(Guest::isIn); atTheDoor < AT_THE_DOOR; atTheDoor++) {
            Guest guest = outside.poll();
            if (guest == null) {
                return;
            }
            byte[] address = {127, 0, 0, (byte) (FIRST_ADDRESS + sent / PER_ADDRESS)};
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
            channel.register(selector, SelectionKey.OP_CONNECT, guest);
            channel.connect(server);
            inside.add(guest);
            sent++;
        }
    }

    private synchronized void ready(SelectionKey key) {
        Guest guest = (Guest) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                send(channel, guest.opening());
            } else if (key.isReadable()) {
                int read = channel.read(buffer.clear());
                if (read < 0) {
                    throw new IOException("the server closed the connection");
                }
                send(channel, guest.take(buffer.array(), read));
            }
        } catch (IOException | IllegalStateException e) {
            key.cancel();
            inside.remove(guest);
            leave(e);
        }
    }

    /** A guest says little: the socket takes it whole. */
    private static void send(SocketChannel channel, String latin1) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the socket does not take " + bytes.remaining() + " bytes");
        }
    }

    private synchronized void leave(Exception reason) {
        departures.add(reason.toString());
    }

    /** Resets every connection. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
