package duplex.measure.client;

import duplex.wire.Direction;
import duplex.wire.WireListener;
import duplex.wire.WireParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One TCP connection of a measuring client. Every byte written or read goes through a {@link WireParser}, which counts
 * it: the same parser as the server's tap, at the other end of the wire.
 *
 * <p>For the loop's thread.
 */
final class Connection {

    /** What happens to a connection. */
    interface Events {
        void connected();

        /**
         * The bytes of one read are parsed: now it is safe to act on what the parser told, and to send.
         *
         * @param nanos when they were read, on {@link System#nanoTime}
         */
        void received(long nanos);

        /** It is over, by the peer's doing; never called after {@link Connection#close}. */
        void lost(String reason);
    }

    private final EventLoop loop;
    private final Events events;
    private final WireParser parser;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();

    Connection(EventLoop loop, InetSocketAddress server, WireListener listener, Events events) throws IOException {
        this.loop = loop;
        this.events = events;
        this.parser = new WireParser(listener);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(channel, this);
        // Even when a loopback connection is established at once, finishing it is left to the selector: one way, not
        // two.
        channel.connect(server);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    void ready() {
        if (!key.isValid()) {
            return; // closed by another connection's turn in the same round
        }
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                events.connected();
            }
            if (key.isValid() && key.isWritable()) {
                flush();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    void send(ByteBuffer bytes) {
        unsent.add(bytes);
        try {
            flush();
        } catch (IOException e) {
            fail(e.toString());
        }
    }

    private void flush() throws IOException {
        for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
            ByteBuffer sent = next.duplicate();
            int written = channel.write(next);
            parser.accept(Direction.UP, sent.limit(sent.position() + written));
            if (next.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            unsent.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void read() throws IOException {
        ByteBuffer buffer = loop.readBuffer();
        int read = channel.read(buffer);
        long now = System.nanoTime();
        if (read < 0) {
            fail("the server closed the connection");
        } else if (read > 0) {
            parser.accept(Direction.DOWN, buffer.flip());
            events.received(now);
        }
    }

    private void fail(String reason) {
        if (channel.isOpen()) {
            close();
            events.lost(reason);
        }
    }

    /** Closes with RST instead of FIN. */
    void reset() {
        try {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a socket would not close", e);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket would not close", e);
        }
    }
}
