package duplex.wire.link;

import duplex.wire.Direction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One direction of a connection: reads from one peer, lets time pass, writes to the other. For the loop's thread.
 *
 * <p>It reads only while its {@link Transit} has room and the other peer takes what arrives: who sends faster is slowed
 * down by TCP, and memory stays bounded.
 */
final class Lane {

    private final LinkedConnection connection;
    private final Direction direction;
    private final SocketChannel from;
    private final SocketChannel to;
    private final LinkLoop loop;
    private final Transit transit;
    private final AtomicLong passed = new AtomicLong();

    /** The peer has said that it is done, or is gone. */
    private boolean sourceEnded;

    /** All bytes have set out that may, before the cut. */
    private boolean cut;

    /** What comes is read and thrown away. */
    private boolean dark;

    /** Something is due that the other peer does not take. */
    private boolean blocked;

    private boolean waking;

    Lane(LinkedConnection connection, Direction direction, LinkLoop loop, Transit transit) {
        this.connection = connection;
        this.direction = direction;
        this.from = connection.source(direction);
        this.to = connection.destination(direction);
        this.loop = loop;
        this.transit = transit;
    }

    /** How many bytes have set out. From any thread. */
    long passed() {
        return passed.get();
    }

    boolean wantsToRead() {
        return !sourceEnded && (dark || (!cut && !blocked && transit.hasRoom(System.nanoTime())));
    }

    boolean wantsToWrite() {
        return blocked;
    }

    boolean isDark() {
        return dark;
    }

    /** Whether nothing comes any more, and nothing is on its way. */
    boolean isOver() {
        return sourceEnded && transit.isEmpty();
    }

    /** The peer has sent something, or has ended. */
    void read() {
        ByteBuffer buffer = loop.buffer();
        try {
            if (from.read(buffer) < 0) {
                connection.judgeFirstRequest();
                endSource(this::passOnFin);
            } else {
                connection.take(direction, buffer.flip());
            }
        } catch (IOException e) {
            endSource(connection::reset);
        }
    }

    /** Nothing more comes from the peer; the other learns it after what was said before. */
    void endSource(Runnable arrival) {
        sourceEnded = true;
        if (!dark && !cut) {
            transit.add(arrival, way(), System.nanoTime());
            flush();
        }
    }

    void passOnFin() {
        try {
            to.shutdownOutput();
        } catch (IOException e) {
            connection.reset();
        }
    }

    /** Bytes set out, as far as there is no cut. */
    void send(ByteBuffer bytes) {
        if (!dark && !cut) {
            Way way = way();
            long left = way.cut().map(Cut::afterBytes).orElse(Long.MAX_VALUE) - passed();
            bytes.limit(bytes.position() + (int) Math.min(left, bytes.remaining()));
            passed.addAndGet(bytes.remaining());
            transit.add(bytes, way, System.nanoTime());
            look();
        }
    }

    /** Does what follows from the conditions, before another byte comes. */
    void look() {
        Way way = way();
        if (way.blackHole()) {
            goDark();
        }
        if (!dark && !cut && way.cut().isPresent() && way.cut().get().afterBytes() <= passed()) {
            Ending ending = way.cut().get().ending();
            transit.add(() -> connection.endNow(ending), way, System.nanoTime());
            cut = true;
        }
        flush();
    }

    /** From now on whatever comes is thrown away; and so is what is on its way. For good. */
    void goDark() {
        dark = true;
        blocked = false;
        transit.clear();
    }

    /** Hands on what is due, as far as the other peer takes it. */
    void flush() {
        try {
            blocked = false;
            long now = System.nanoTime();
            while (!blocked && !transit.isEmpty() && transit.nextDueAt() - now <= 0) {
                handOn(transit.next());
            }
        } catch (IOException e) {
            connection.lostDestination(direction);
        }
        if (!blocked && !waking && !transit.isEmpty()) {
            waking = true;
            loop.at(transit.nextDueAt(), this::wake);
        }
    }

    private void handOn(Transit.Piece piece) throws IOException {
        if (piece.bytes().hasRemaining()) {
            to.write(piece.bytes());
        }
        blocked = piece.bytes().hasRemaining();
        if (!blocked) {
            transit.remove();
            piece.arrival().run();
        }
    }

    private void wake() {
        waking = false;
        if (connection.isOpen()) {
            flush();
            connection.settle();
        }
    }

    private Way way() {
        return connection.conditions().of(direction);
    }
}
