package duplex.wire;

/**
 * One connection as it stood when the ledger was read.
 *
 * @param id from 1, in the order in which connections were opened
 * @param transport of its first exchange, the ledger's name for anything else as long as there is none
 * @param remoteAddress as the server sees it
 */
public record ConnectionReading(long id, String transport, String remoteAddress, boolean open, Bytes up, Bytes down) {}
