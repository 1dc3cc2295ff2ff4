package duplex.measure.model;

/**
 * What so many clients need each second.
 *
 * @param bytes TCP payload
 * @param packets and what IP and TCP add, modelled
 * @param cores of the server, each busy all the time
 */
public record Demand(Exchange bytes, Packets packets, double cores) {

    /** Payload, and the headers of IP and TCP. */
    public double bytesOnTheLine() {
        return bytes.total() + packets.headerBytes();
    }
}
