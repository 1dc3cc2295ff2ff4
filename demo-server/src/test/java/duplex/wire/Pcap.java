package duplex.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads TCP segments from a stream in the classic pcap format, as tcpdump writes it. */
final class Pcap {

    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int TCP = 6;
    private static final int SYN = 0b0000_0010;

    /**
     * One TCP segment (RFC 9293, section 3.1).
     *
     * @param sequence number of the first byte of the payload; for a SYN, which takes a number itself, of the next one
     * @param payload read only
     */
    record Segment(int sourcePort, int destinationPort, boolean syn, int sequence, ByteBuffer payload) {}

    private final DataInputStream in;
    private final ByteOrder order;
    private final int linkHeader;

    Pcap(InputStream stream) throws IOException {
        in = new DataInputStream(stream);
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(FILE_HEADER));
        order = isMagic(header.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        header.order(order);
        if (!isMagic(header.getInt(0))) {
            throw new IOException("not in pcap format");
        }
        linkHeader = linkHeader(header.getInt(20) & 0xffff);
    }

    private static boolean isMagic(int number) {
        return number == MICROSECONDS || number == NANOSECONDS;
    }

    /** How many bytes stand before the IP header; the numbers are those of the tcpdump group's list of link types. */
    private static int linkHeader(int linkType) throws IOException {
        return switch (linkType) {
            case 0 -> 4; // NULL, the loopback of BSD and macOS
            case 1 -> 14; // Ethernet
            case 113 -> 16; // Linux "cooked"
            case 276 -> 20; // Linux "cooked", version 2
            default -> throw new IOException("link type " + linkType + " is not known here");
        };
    }

    /** The next one; blocks until it is captured. Empty when the stream has ended. */
    Optional<Segment> next() throws IOException {
        while (true) {
            ByteBuffer header = ByteBuffer.allocate(PACKET_HEADER).order(order);
            try {
                in.readFully(header.array());
            } catch (EOFException e) {
                return Optional.empty();
            }
            int captured = header.getInt(8);
            if (captured != header.getInt(12)) {
                throw new IOException("a packet was cut short: " + captured + " of " + header.getInt(12) + " bytes");
            }
            Optional<Segment> segment = segment(ByteBuffer.wrap(in.readNBytes(captured)));
            if (segment.isPresent()) {
                return segment;
            }
        }
    }

    private Optional<Segment> segment(ByteBuffer packet) {
        ByteBuffer ip = packet.position(linkHeader).slice();
        boolean version4 = ip.get(0) >>> 4 == 4;
        int protocol = version4 ? ip.get(9) : ip.get(6);
        int ipHeader = version4 ? 4 * (ip.get(0) & 0x0f) : 40;
        int ipLength = version4 ? ip.getShort(2) & 0xffff : 40 + (ip.getShort(4) & 0xffff);
        return protocol == TCP
                ? Optional.of(tcp(ip.limit(ipLength).position(ipHeader).slice()))
                : Optional.empty();
    }

    private static Segment tcp(ByteBuffer tcp) {
        boolean syn = (tcp.get(13) & SYN) != 0;
        int sequence = tcp.getInt(4) + (syn ? 1 : 0);
        int header = 4 * (tcp.get(12) >>> 4 & 0x0f);
        return new Segment(
                tcp.getShort(0) & 0xffff,
                tcp.getShort(2) & 0xffff,
                syn,
                sequence,
                tcp.position(header).slice().asReadOnlyBuffer());
    }
}
