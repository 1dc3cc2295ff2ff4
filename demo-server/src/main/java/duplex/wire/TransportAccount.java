package duplex.wire;

/** What one transport costs on one connection. For one thread at a time. */
final class TransportAccount {

    private final String transport;
    private final Tally up = new Tally();
    private final Tally down = new Tally();
    private final Tally setUpUp = new Tally();
    private final Tally setUpDown = new Tally();
    private long requests;
    private long emptyResponses;

    TransportAccount(String transport) {
        this.transport = transport;
    }

    String transport() {
        return transport;
    }

    void count(Direction direction, Part part, int bytes) {
        (direction == Direction.UP ? up : down).add(part, bytes);
    }

    void fieldsDecoded(Direction direction, int bytes) {
        (direction == Direction.UP ? up : down).addFieldsDecoded(bytes);
    }

    void payloadInflated(Direction direction, int bytes) {
        (direction == Direction.UP ? up : down).addPayloadInflated(bytes);
    }

    /** These bytes, counted besides, are for setting up. */
    void countSetUp(Direction direction, Part part, int bytes) {
        (direction == Direction.UP ? setUpUp : setUpDown).add(part, bytes);
    }

    void requestStarted() {
        requests++;
    }

    void responseWasEmpty() {
        emptyResponses++;
    }

    /** These bytes, counted before, were for setting up. */
    void wasSetUp(Tally up, Tally down) {
        setUpUp.add(up);
        setUpDown.add(down);
    }

    /** @param opened whether the connection counts as this transport's */
    TransportReading reading(boolean opened) {
        return new TransportReading(
                transport,
                up.bytes(),
                down.bytes(),
                setUpUp.bytes(),
                setUpDown.bytes(),
                opened ? 1 : 0,
                requests,
                emptyResponses);
    }
}
