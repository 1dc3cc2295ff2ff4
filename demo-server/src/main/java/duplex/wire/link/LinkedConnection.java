package duplex.wire.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import duplex.wire.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One connection through a {@link Link}: two sockets, and a lane in either direction. Public methods are for any thread,
 * all others for the loop's.
 */
public final class LinkedConnection {

    private static final String REFUSAL = "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private final LinkLoop loop;
    private final Runnable closed;
    private final InetSocketAddress clientAddress;
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Lane up;
    private final Lane down;
    private volatile Conditions conditions;
    private volatile boolean open = true;
    private boolean connecting;
    private boolean finished;

    /** While it is there, the client's first request is not yet whole. */
    private Optional<FirstRequest> firstRequest;

    /** @param closed runs once, when it is */
    LinkedConnection(LinkLoop loop, SocketChannel client, SocketChannel server, Conditions conditions, Runnable closed)
            throws IOException {
        this.loop = loop;
        this.closed = closed;
        this.clientAddress = (InetSocketAddress) client.getRemoteAddress();
        this.client = client;
        this.server = server;
        this.conditions = conditions;
        firstRequest = conditions.upgrades() == Upgrades.PASSED ? Optional.empty() : Optional.of(new FirstRequest());
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        server.setOption(StandardSocketOptions.TCP_NODELAY, true);
        clientKey = loop.register(client, this::clientReady);
        serverKey = loop.register(server, this::serverReady);
        SplittableRandom random = new SplittableRandom();
        long now = System.nanoTime();
        // TCP's own handshake is a round trip too, which the client has not waited for: its first bytes wait here.
        long connectedAt =
                now + conditions.up().delay().plus(conditions.down().delay()).toNanos();
        up = new Lane(this, Direction.UP, loop, new Transit(random, connectedAt));
        down = new Lane(this, Direction.DOWN, loop, new Transit(random, now));
    }

    /** Who has connected. */
    public InetSocketAddress client() {
        return clientAddress;
    }

    public boolean isOpen() {
        return open;
    }

    /** How many bytes of a direction have set out since the connection began; what a black hole takes is not counted. */
    public long passed(Direction direction) {
        return lane(direction).passed();
    }

    /** Other conditions, for this connection alone. They hold when this returns. */
    public void set(Conditions newConditions) {
        loop.call(() -> change(newConditions));
    }

    /** Ends it now, as a cut would. It is done when this returns. */
    public void end(Ending ending) {
        loop.call(() -> {
            endNow(ending);
            settle();
        });
    }

    SocketChannel source(Direction direction) {
        return switch (direction) {
            case UP -> client;
            case DOWN -> server;
        };
    }

    SocketChannel destination(Direction direction) {
        return source(opposite(direction));
    }

    private static Direction opposite(Direction direction) {
        return switch (direction) {
            case UP -> Direction.DOWN;
            case DOWN -> Direction.UP;
        };
    }

    private Lane lane(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }

    Conditions conditions() {
        return conditions;
    }

    /** Connects to the server, unless nothing would get through to it. */
    void begin(InetSocketAddress address) {
        up.look();
        down.look();
        if (up.isDark()) {
            down.endSource(() -> {});
        } else if (open) {
            try {
                connecting = !server.connect(address);
            } catch (IOException e) {
                reset();
            }
        }
        settle();
    }

    void change(Conditions newConditions) {
        conditions = newConditions;
        if (open) {
            up.look();
            down.look();
            settle();
        }
    }

    private void clientReady() {
        ready(clientKey, up, down);
    }

    private void serverReady() {
        if (open && connecting) {
            try {
                connecting = !server.finishConnect();
            } catch (IOException e) {
                reset(); // nobody listens there: so the client is refused too
            }
            if (finished) {
                passFinToServer();
            }
            settle();
        } else {
            ready(serverKey, down, up);
        }
    }

    /**
     * @param reading the lane that begins at this key's peer
     * @param writing the one that ends there
     */
    private void ready(SelectionKey key, Lane reading, Lane writing) {
        if (key.isValid() && key.isWritable()) {
            writing.flush();
        }
        if (key.isValid() && key.isReadable()) {
            reading.read();
        }
        settle();
    }

    /** What a peer has sent; a first request waits until it is known what it asks for. */
    void take(Direction direction, ByteBuffer bytes) {
        if (direction == Direction.DOWN || firstRequest.isEmpty()) {
            lane(direction).send(bytes);
        } else {
            firstRequest.get().add(bytes);
            if (firstRequest.get().isWhole()) {
                judgeFirstRequest();
            }
        }
    }

    /** Nothing more of it need be waited for. */
    void judgeFirstRequest() {
        if (firstRequest.isEmpty()) {
            return;
        }
        FirstRequest request = firstRequest.get();
        firstRequest = Optional.empty();
        switch (request.asksForUpgrade() ? conditions.upgrades() : Upgrades.PASSED) {
            case PASSED -> up.send(request.asItCame());
            case REMOVED -> up.send(request.withoutUpgrade());
            case SWALLOWED -> up.goDark();
            case REFUSED -> {
                up.goDark();
                down.send(US_ASCII.encode(REFUSAL));
                down.endSource(down::passOnFin);
                up.passOnFin();
            }
        }
    }

    /** Whom this direction leads to is gone; who sends in it learns that from the way back. */
    void lostDestination(Direction direction) {
        lane(direction).goDark();
        lane(opposite(direction)).endSource(this::reset);
    }

    void endNow(Ending ending) {
        switch (ending) {
            case RST -> reset();
            case FIN -> finish();
        }
    }

    /** Either side hears the end of the stream; what it still says is thrown away until it ends too. */
    private void finish() {
        finished = true;
        up.goDark();
        down.goDark();
        down.passOnFin();
        passFinToServer();
    }

    /** As soon as there is a connection to it. */
    private void passFinToServer() {
        if (server.isConnected()) {
            up.passOnFin();
        }
    }

    /** An RST to either side: a socket that is closed without lingering sends one. */
    void reset() {
        if (open) {
            withoutLingering(client);
            withoutLingering(server);
            close();
        }
    }

    private static void withoutLingering(SocketChannel socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // closed already: it could not connect
        }
    }

    /** After whatever has happened: looks what may happen next, if it is not over. */
    void settle() {
        if (open && up.isOver() && down.isOver()) {
            close();
        }
        if (open) {
            clientKey.interestOps(connecting ? 0 : interests(up, down));
            serverKey.interestOps(
                    connecting ? SelectionKey.OP_CONNECT : server.isConnected() ? interests(down, up) : 0);
        }
    }

    private static int interests(Lane reading, Lane writing) {
        return (reading.wantsToRead() ? SelectionKey.OP_READ : 0)
                | (writing.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    private void close() {
        open = false;
        up.goDark();
        down.goDark();
        try {
            client.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closed.run();
    }
}
