package duplex.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The first bytes of a client: the connection preface of HTTP/2 (RFC 9113, section 3.4), or a request of HTTP/1.1. They
 * differ in their first three bytes at the latest, in which no request method is {@code PRI}.
 */
final class ClientPreface implements Grammar {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final WireParser wire;
    private final OneWay way;
    private final Grammar requests;
    private int matched;

    ClientPreface(WireParser wire, OneWay way, Grammar requests) {
        this.wire = wire;
        this.way = way;
        this.requests = requests;
    }

    @Override
    public void read(ByteBuffer bytes) {
        while (bytes.hasRemaining() && matched < PREFACE.length) {
            if (bytes.get(bytes.position()) != PREFACE[matched]) {
                readAsRequest();
                return;
            }
            bytes.get();
            matched++;
        }
        if (matched == PREFACE.length) {
            way.count(Part.HTTP2_FRAMING, matched);
            wire.prefaceEnded();
        }
    }

    private void readAsRequest() {
        way.become(requests);
        way.read(ByteBuffer.wrap(PREFACE, 0, matched).asReadOnlyBuffer());
    }
}
