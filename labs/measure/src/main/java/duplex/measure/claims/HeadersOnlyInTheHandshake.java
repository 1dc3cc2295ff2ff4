package duplex.measure.claims;

import duplex.measure.TapReading;
import duplex.measure.Transport;
import duplex.measure.raw.RawConnection;
import duplex.wire.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Claim 19: HTTP headers are used only in the first handshake. */
final class HeadersOnlyInTheHandshake implements Claim {

    private static final int MESSAGES = 200;

    @Override
    public int number() {
        return 19;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer();
                RawConnection connection = server.connect()) {
            connection.enter();
            TapReading opened = server.control().read(Transport.WEBSOCKET);
            for (int i = 0; i < MESSAGES; i++) {
                connection.sendText(RawConnection.chatMessage("no fields", "fields-" + i));
            }
            connection.frame(RawConnection.CLOSE, new byte[] {0x03, (byte) 0xE8}); // 1000
            int again = count(new String(connection.rest(), StandardCharsets.ISO_8859_1), "HTTP/");
            TapReading after = server.control().read(Transport.WEBSOCKET);
            long before = http(opened);
            long later = http(after) - before;
            long frames = after.minus(opened).up().of(Part.FRAME_HEADER);
            return Finding.of(
                    verdict(before, later, again),
                    Measured.of("handshake", (double) before, Unit.BYTES),
                    Measured.of("later", (double) later, Unit.BYTES),
                    Measured.of("frame_headers", (double) frames, Unit.BYTES),
                    Measured.of("again", again, Unit.COUNT));
        }
    }

    /** RFC 6455, section 1.3: after the handshake come frames, and nothing but frames. */
    static Verdict verdict(long handshakeBytes, long laterBytes, int linesWithHttp) {
        return handshakeBytes > 0 && laterBytes == 0 && linesWithHttp == 0 ? Verdict.CONFIRMED : Verdict.REFUTED;
    }

    /** Start lines and field lines in both directions, as the server's tap has them. */
    private static long http(TapReading reading) {
        return reading.up().of(Part.START_LINE)
                + reading.up().of(Part.FIELDS)
                + reading.down().of(Part.START_LINE)
                + reading.down().of(Part.FIELDS);
    }

    private static int count(String text, String what) {
        return (text.length() - text.replace(what, "").length()) / what.length();
    }
}
