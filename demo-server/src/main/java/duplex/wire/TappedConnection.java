package duplex.wire;

import java.nio.ByteBuffer;

/**
 * A connection that is watched. Both directions may be handed in on different threads: one lock per connection, held
 * while bytes are parsed, never while they are read or written. Nothing here throws: watching must not disturb.
 */
public final class TappedConnection {

    private final Ledger ledger;
    private final ConnectionAccount account; // and the lock: exchanges that outlive the connection are read under it
    private final WireParser parser;

    /** @param listener hears what is on the wire; usually the account itself */
    TappedConnection(Ledger ledger, ConnectionAccount account, WireListener listener) {
        this.ledger = ledger;
        this.account = account;
        this.parser = new WireParser(listener);
    }

    /** The next bytes of one direction; the buffer is left as it was. */
    public void accept(Direction direction, ByteBuffer bytes) {
        try {
            synchronized (account) {
                parser.accept(direction, bytes);
            }
        } catch (RuntimeException | Error bug) {
            ledger.report(bug);
        }
    }

    /** The connection is closed. A thread that was just reading or writing may still hand in bytes. */
    public void close() {
        if (!account.close()) {
            return;
        }
        try {
            synchronized (account) {
                parser.end();
            }
        } catch (RuntimeException | Error bug) {
            ledger.report(bug);
        }
        ledger.closed(this);
    }

    ConnectionAccount account() {
        return account;
    }
}
