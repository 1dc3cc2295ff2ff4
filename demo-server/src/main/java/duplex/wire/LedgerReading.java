package duplex.wire;

import java.util.List;

/**
 * The ledger as it stood when it was read. Each connection is read at one moment, but not all at the same.
 *
 * @param transports every one that the ledger knows, in its order; their bytes add up to those of all connections
 *     there ever were
 * @param connections all that are open, and the last {@value Ledger#CLOSED_KEPT} closed ones, by id
 * @param exchanges the last {@value Ledger#EXCHANGES_KEPT}, by number
 */
public record LedgerReading(
        List<TransportReading> transports, List<ConnectionReading> connections, List<ExchangeReading> exchanges) {

    public LedgerReading {
        transports = List.copyOf(transports);
        connections = List.copyOf(connections);
        exchanges = List.copyOf(exchanges);
    }

    /** The reading of one transport; an IllegalArgumentException if the ledger knows none of this name. */
    public TransportReading transport(String name) {
        return transports.stream()
                .filter(each -> each.transport().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no transport " + name));
    }

    public Bytes up() {
        return transports.stream().map(TransportReading::up).reduce(Bytes.NONE, Bytes::plus);
    }

    public Bytes down() {
        return transports.stream().map(TransportReading::down).reduce(Bytes.NONE, Bytes::plus);
    }
}
