package duplex.wire;

import java.nio.ByteBuffer;

/** A connection that is watched below TLS and above it. */
public final class TappedTlsConnection extends TappedConnection {

    private final TlsParser parser;

    TappedTlsConnection(Ledger ledger, ConnectionAccount account, WireListener listener) {
        this(ledger, account, new TlsParser(listener));
    }

    private TappedTlsConnection(Ledger ledger, ConnectionAccount account, TlsParser parser) {
        super(ledger, account, parser);
        this.parser = parser;
    }

    /**
     * Tells what was in the next records of one direction, or was put into them. To be called for all records, in order;
     * the buffers are left as they were.
     *
     * @param records whole ones, as they are on the wire
     * @param plaintext of all of them, together
     * @param handshake whether they belong to the handshake
     */
    void opened(Direction direction, ByteBuffer records, ByteBuffer plaintext, boolean handshake) {
        watch(() -> parser.opened(direction, records, plaintext, handshake));
    }

    /** The next sealed record brought no plaintext, but the end of the connection. */
    void refused(Direction direction) {
        watch(() -> parser.refused(direction));
    }
}
