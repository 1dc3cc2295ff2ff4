package duplex.wire;

import java.nio.ByteBuffer;

/**
 * A connection that is watched. Both directions may be handed in on different threads: one lock per connection, held
 * while bytes are parsed, never while they are read or written. Nothing here throws: watching must not disturb.
 */
public sealed class TappedConnection permits TappedTlsConnection {

    private final Ledger ledger;
    private final ConnectionAccount account; // and the lock: exchanges that outlive the connection are read under it
    private final ConnectionParser parser;

    /** @param listener hears what is on the wire; usually the account's */
    TappedConnection(Ledger ledger, ConnectionAccount account, WireListener listener) {
        this(ledger, account, new WireParser(listener));
    }

    TappedConnection(Ledger ledger, ConnectionAccount account, ConnectionParser parser) {
        this.ledger = ledger;
        this.account = account;
        this.parser = parser;
    }

    /** The next bytes of one direction, as they are on the wire; the buffer is left as it was. */
    public void accept(Direction direction, ByteBuffer bytes) {
        watch(() -> parser.accept(direction, bytes));
    }

    final void watch(Runnable watching) {
        try {
            synchronized (account) {
                watching.run();
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
        watch(parser::end);
        ledger.closed(this);
    }

    ConnectionAccount account() {
        return account;
    }
}
