package duplex.wire;

/**
 * What one transport had cost when the ledger was read.
 *
 * @param up all its bytes, set-up included
 * @param down all its bytes, set-up included
 * @param setUpUp of these, the bytes of opening handshakes: of exchanges that were answered by an upgrade, and of TLS
 * @param setUpDown of these, the bytes of opening handshakes
 * @param connectionsOpened those whose first exchange was of this transport
 * @param requests those under way included
 * @param emptyResponses complete responses that brought nothing: 204, or no content to a GET
 */
public record TransportReading(
        String transport,
        Bytes up,
        Bytes down,
        Bytes setUpUp,
        Bytes setUpDown,
        long connectionsOpened,
        long requests,
        long emptyResponses) {

    static TransportReading nothing(String transport) {
        return new TransportReading(transport, Bytes.NONE, Bytes.NONE, Bytes.NONE, Bytes.NONE, 0, 0, 0);
    }

    /** Both together, under this one's name. */
    public TransportReading plus(TransportReading other) {
        return new TransportReading(
                transport,
                up.plus(other.up),
                down.plus(other.down),
                setUpUp.plus(other.setUpUp),
                setUpDown.plus(other.setUpDown),
                connectionsOpened + other.connectionsOpened,
                requests + other.requests,
                emptyResponses + other.emptyResponses);
    }
}
