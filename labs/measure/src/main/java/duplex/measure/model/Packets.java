package duplex.measure.model;

/**
 * What an exchange is below TCP's payload: packets each way, pure acknowledgements among them. Averages may be broken.
 *
 * @param up from client to server
 * @param down from server to client
 * @param headerBytes of IP and TCP, of all of them together
 */
public record Packets(double up, double down, double headerBytes) {

    public static final Packets NONE = new Packets(0, 0, 0);

    /** IP version 4 without options (RFC 791, section 3.1). */
    private static final int IP_HEADER = 20;

    /** TCP with the timestamps that every system of today puts into each segment (RFC 9293, section 3.1; RFC 7323). */
    private static final int TCP_HEADER = 32;

    /** Of IP and TCP in each packet. */
    public static final int HEADERS = IP_HEADER + TCP_HEADER;

    /** The most payload of one segment on Ethernet: 1,500 bytes less both headers. */
    public static final int ETHERNET_SEGMENT = 1_500 - HEADERS;

    /** Of one TLS 1.3 record: header, content type and tag (RFC 8446, section 5.2). */
    public static final int TLS_RECORD = 5 + 1 + 16;

    /** What happens to the acknowledgements, which ride on a segment that goes their way within the delay of about 40 ms. */
    public enum Kind {
        /** Asked and answered at once, and then nothing for a while: the request's rides on the answer, the answer's goes alone. */
        ANSWERED_AT_ONCE(1, 0),
        /** Asked, answered later, asked anew at once: the request's goes alone, the answer's rides on the next request. */
        HELD(0, 1),
        /** Only to the client: its acknowledgement goes alone. */
        ONE_WAY(1, 0);

        private final int acknowledgementsUp;
        private final int acknowledgementsDown;

        Kind(int acknowledgementsUp, int acknowledgementsDown) {
            this.acknowledgementsUp = acknowledgementsUp;
            this.acknowledgementsDown = acknowledgementsDown;
        }
    }

    /**
     * Of one exchange on an open connection that is not in its first moments: nothing is lost, and of a long answer every
     * second segment is acknowledged (RFC 9293, section 3.8.6.3; RFC 5681, section 4.2).
     *
     * @param segmentBytes the most payload of one segment, such as {@link #ETHERNET_SEGMENT}
     */
    public static Packets of(Exchange exchange, Kind kind, int segmentBytes) {
        double segmentsUp = Math.ceil(exchange.up() / segmentBytes);
        double segmentsDown = Math.ceil(exchange.down() / segmentBytes);
        double up = segmentsUp + kind.acknowledgementsUp + onTheWay(segmentsDown);
        double down = segmentsDown + kind.acknowledgementsDown + onTheWay(segmentsUp);
        return new Packets(up, down, (up + down) * HEADERS);
    }

    /** Acknowledgements before the last one. */
    private static double onTheWay(double segments) {
        return Math.max(0, Math.ceil(segments / 2) - 1);
    }

    public Packets plus(Packets other) {
        return new Packets(up + other.up, down + other.down, headerBytes + other.headerBytes);
    }

    /** What has come since {@code earlier}. */
    public Packets minus(Packets earlier) {
        return new Packets(up - earlier.up, down - earlier.down, headerBytes - earlier.headerBytes);
    }

    /** So many of it. */
    public Packets times(double count) {
        return new Packets(up * count, down * count, headerBytes * count);
    }
}
