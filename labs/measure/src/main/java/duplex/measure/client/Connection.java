package duplex.measure.client;

import duplex.wire.ConnectionParser;
import duplex.wire.Direction;
import duplex.wire.TlsParser;
import duplex.wire.WireListener;
import duplex.wire.WireParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * One TCP connection of a measuring client, over TLS or not. Every byte written or read goes through a parser, which
 * counts it: the same parser as the server's tap, at the other end of the wire.
 *
 * <p>For the loop's thread.
 */
final class Connection {

    /** What happens to a connection. */
    interface Events {
        /** The handshake of TLS, where there is one, is complete too. */
        void connected();

        /** These bytes came, above TLS where there is TLS; {@link #received} follows. Only valid during the call. */
        default void plaintext(ByteBuffer bytes) {}

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
    private final ConnectionParser parser;
    private final Optional<TlsEnd> tls;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private boolean connected;
    private boolean closing;

    /** Whether it has ended, by whoever's doing; a channel that could not connect is closed before anybody is told. */
    private boolean over;

    Connection(EventLoop loop, InetSocketAddress server, Carrier carrier, WireListener listener, Events events)
            throws IOException {
        this.loop = loop;
        this.events = events;
        if (carrier.tls()) {
            TlsParser records = new TlsParser(listener);
            parser = records;
            tls = Optional.of(new TlsEnd(Trust.engine(carrier.alpn()), records, unsent::add));
        } else {
            parser = new WireParser(listener);
            tls = Optional.empty();
        }
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(channel, this);
        // Even when a loopback connection is established at once, finishing it is left to the selector: one way, not
        // two.
        channel.connect(server);
    }

    boolean isOpen() {
        return channel.isOpen() && !closing;
    }

    void ready() {
        if (!key.isValid()) {
            return; // closed by another connection's turn in the same round
        }
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                begin();
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

    private void begin() throws IOException {
        if (tls.isPresent()) {
            tls.get().begin();
            flush();
        } else {
            connected = true;
            events.connected();
        }
    }

    void send(ByteBuffer bytes) {
        try {
            if (tls.isPresent()) {
                tls.get().seal(bytes);
            } else {
                unsent.add(bytes);
            }
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
            if (tls.isPresent()) {
                open(tls.get(), buffer, now);
            } else {
                events.plaintext(buffer);
                events.received(now);
            }
        }
    }

    private void open(TlsEnd end, ByteBuffer records, long now) throws IOException {
        end.open(records, bytes -> {
            if (!closing) {
                events.plaintext(bytes);
            }
        });
        flush();
        if (!connected && end.isEstablished()) {
            connected = true;
            events.connected();
        }
        if (connected && isOpen()) {
            events.received(now);
        }
        if (end.isEnded()) {
            fail("the server closed the connection");
        }
    }

    private void fail(String reason) {
        if (!over) {
            closeChannel();
            if (!closing) {
                events.lost(reason);
            }
        }
    }

    /** Closes with RST instead of FIN. */
    void reset() {
        over = true;
        try {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a socket would not close", e);
        }
    }

    /**
     * Hangs up: at once, or over TLS when the server has said goodbye too, so that what it says is counted at both ends.
     */
    void close() {
        if (!isOpen()) {
            return;
        }
        if (tls.isPresent() && connected) {
            closing = true;
            sayGoodbye(tls.get());
        } else {
            closeChannel();
        }
    }

    private void sayGoodbye(TlsEnd end) {
        try {
            end.end();
            flush();
        } catch (IOException e) {
            closeChannel(); // the server was faster
        }
    }

    private void closeChannel() {
        over = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket would not close", e);
        }
    }
}
