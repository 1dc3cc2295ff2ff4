package duplex.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/** One direction of a TLS connection: brings the records on the wire together with what was in them. */
final class TlsWay {

    /** Bounds what waits: no connection reads or writes this much at once. */
    static final int WAITING_LIMIT = 256 * 1024;

    /** What each thing that waits counts for besides its bytes. */
    private static final int WEIGHT = 64;

    /** What the keys have told of some records. No record of Java's, for the bytes in it. */
    private static final class Opened {
        final int records;
        final byte[] plaintext;
        final boolean handshake;

        Opened(int records, ByteBuffer plaintext, boolean handshake) {
            this.records = records;
            this.plaintext = new byte[plaintext.remaining()];
            this.handshake = handshake;
            plaintext.duplicate().get(this.plaintext);
        }
    }

    private final OneWay way;
    private final WireParser plaintext;
    private final Queue<Integer> arrived = new ArrayDeque<>();
    private final Queue<Opened> opened = new ArrayDeque<>();
    private int waiting;

    TlsWay(Direction direction, WireListener listener, WireParser plaintext) {
        this.plaintext = plaintext;
        way = new OneWay(direction, listener);
        way.become(new TlsRecords(way, this::arrived));
    }

    void accept(ByteBuffer bytes) {
        way.accept(bytes.asReadOnlyBuffer());
        if (way.gaveUp()) {
            forget();
        }
    }

    void opened(int records, ByteBuffer contained, boolean handshake) {
        if (way.gaveUp()) {
            return;
        }
        opened.add(new Opened(records, contained, handshake));
        try {
            waitFor(WEIGHT + contained.remaining());
            settle();
        } catch (UnparsableException e) {
            way.giveUp(e.reason());
            forget();
        }
    }

    void end() {
        forget();
        way.end();
    }

    private void arrived(int recordBytes) throws UnparsableException {
        arrived.add(recordBytes);
        waitFor(WEIGHT + recordBytes);
        settle();
    }

    private void waitFor(int bytes) throws UnparsableException {
        waiting += bytes;
        if (waiting > WAITING_LIMIT) {
            throw new UnparsableException("more than " + WAITING_LIMIT + " bytes of records that nobody opened");
        }
    }

    private void settle() throws UnparsableException {
        for (Opened next = opened.peek(); next != null && next.records <= arrived.size(); next = opened.peek()) {
            opened.remove();
            int bytes = 0;
            for (int i = 0; i < next.records; i++) {
                bytes += arrived.remove();
            }
            waiting -= WEIGHT * (next.records + 1) + bytes + next.plaintext.length;
            count(bytes, next);
        }
    }

    private void count(int bytes, Opened contained) throws UnparsableException {
        int added = bytes - contained.plaintext.length;
        if (added <= 0) {
            throw new UnparsableException("more plaintext than record");
        }
        way.count(contained.handshake ? Part.TLS_HANDSHAKE : Part.TLS_RECORD, added);
        if (contained.plaintext.length > 0) {
            way.passOn(contained.plaintext.length);
            plaintext.accept(way.direction(), ByteBuffer.wrap(contained.plaintext));
        }
    }

    private void forget() {
        arrived.clear();
        opened.clear();
        waiting = 0;
    }
}
