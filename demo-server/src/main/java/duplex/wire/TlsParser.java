package duplex.wire;

import java.nio.ByteBuffer;

/**
 * Splits a connection that speaks TLS, below the encryption and above it: from the socket come records, and from whoever
 * has the keys comes what was in them. The plaintext goes on to a {@link WireParser}, so that for each direction
 *
 * <p>bytes on the wire = {@link Part#TLS_HANDSHAKE} + {@link Part#TLS_RECORD} + the parts of the plaintext.
 *
 * <p>Incoming records are on the wire first and are opened later, outgoing ones the other way round; either waits for the
 * other, so that what is counted is what really went over the wire.
 *
 * <p>For one thread at a time.
 */
public final class TlsParser implements ConnectionParser {

    private final TlsWay up;
    private final TlsWay down;
    private final WireParser plaintext;

    public TlsParser(WireListener listener) {
        plaintext = new WireParser(listener);
        up = new TlsWay(Direction.UP, listener, plaintext);
        down = new TlsWay(Direction.DOWN, listener, plaintext);
    }

    @Override
    public void accept(Direction direction, ByteBuffer bytes) {
        way(direction).accept(bytes);
    }

    /**
     * Tells what was in the next records of one direction, or was put into them. To be called for all records, in order.
     *
     * @param records whole ones, as they are on the wire; one, as a rule
     * @param contained their plaintext, together; left as it was
     * @param handshake whether they belong to the handshake, which then has no plaintext to hand over
     */
    public void opened(Direction direction, ByteBuffer records, ByteBuffer contained, boolean handshake) {
        int sealed = TlsRecords.sealedIn(records);
        if (sealed > 0) {
            way(direction).opened(sealed, contained, handshake);
        }
    }

    /** The next sealed record could not be opened, or is an alert that ends the connection: no plaintext comes of it. */
    public void refused(Direction direction) {
        way(direction).opened(1, ByteBuffer.allocate(0), false);
    }

    @Override
    public void end() {
        up.end();
        down.end();
        plaintext.end();
    }

    private TlsWay way(Direction direction) {
        return switch (direction) {
            case UP -> up;
            case DOWN -> down;
        };
    }
}
