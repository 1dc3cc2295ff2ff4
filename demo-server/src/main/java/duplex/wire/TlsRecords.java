package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Splits the TLS records of one direction (RFC 8446, section 5.1; RFC 5246, section 6.2.1), as far as they can be read
 * without the keys.
 *
 * <pre>
 *   byte 0        content type: 20 change_cipher_spec, 21 alert, 22 handshake, 23 application_data
 *   bytes 1, 2    version 3.x
 *   bytes 3, 4    length of the fragment
 * </pre>
 *
 * <p>What is sealed in application_data only the owner of the keys can tell: in TLS 1.3 also most of the handshake is.
 * Such records wait, uncounted, until it does.
 */
final class TlsRecords implements Grammar {

    static final int HEADER_BYTES = 5;
    static final int APPLICATION_DATA = 23;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int MAJOR_VERSION = 3;

    /** 2^14 and what a cipher may add to it (RFC 5246, section 6.2.3; TLS 1.3 allows less). */
    private static final int FRAGMENT_LIMIT = 16_384 + 2_048;

    /** Hears of each application_data record that has come whole. */
    interface SealedRecords {
        void arrived(int recordBytes) throws UnparsableException;
    }

    private final OneWay way;
    private final SealedRecords sealed;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    private int left;

    TlsRecords(OneWay way, SealedRecords sealed) {
        this.way = way;
        this.sealed = sealed;
    }

    @Override
    public void read(ByteBuffer bytes) throws UnparsableException {
        if (header.hasRemaining()) {
            readHeader(bytes);
        } else {
            readFragment(bytes);
        }
    }

    private void readHeader(ByteBuffer bytes) throws UnparsableException {
        while (header.hasRemaining() && bytes.hasRemaining()) {
            header.put(bytes.get());
            if (header.position() == 2 && (type() < CHANGE_CIPHER_SPEC || type() > APPLICATION_DATA || !isTls())) {
                throw new UnparsableException("not a TLS record");
            }
        }
        if (!header.hasRemaining()) {
            left = length(header, 0);
            if (left > FRAGMENT_LIMIT) {
                throw new UnparsableException("TLS record of more than " + FRAGMENT_LIMIT + " bytes");
            }
            count(HEADER_BYTES);
            endRecordWhenRead();
        }
    }

    private void readFragment(ByteBuffer bytes) throws UnparsableException {
        int taken = Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + taken);
        left -= taken;
        count(taken);
        endRecordWhenRead();
    }

    private void count(int bytes) {
        switch (type()) {
            case CHANGE_CIPHER_SPEC, HANDSHAKE -> way.count(Part.TLS_HANDSHAKE, bytes);
            case ALERT -> way.count(Part.TLS_RECORD, bytes);
            default -> {} // sealed: counted when it has been opened
        }
    }

    private void endRecordWhenRead() throws UnparsableException {
        if (left == 0) {
            header.clear();
            if (type() == APPLICATION_DATA) {
                sealed.arrived(HEADER_BYTES + length(header, 0));
            }
        }
    }

    private int type() {
        return header.get(0);
    }

    private boolean isTls() {
        return header.get(1) == MAJOR_VERSION;
    }

    /** How many whole application_data records there are in {@code records}. */
    static int sealedIn(ByteBuffer records) {
        int count = 0;
        int at = records.position();
        while (records.limit() - at >= HEADER_BYTES) {
            if (records.get(at) == APPLICATION_DATA) {
                count++;
            }
            at += HEADER_BYTES + length(records, at);
        }
        return count;
    }

    private static int length(ByteBuffer records, int at) {
        return Short.toUnsignedInt(records.getShort(at + HEADER_BYTES - Short.BYTES));
    }
}
