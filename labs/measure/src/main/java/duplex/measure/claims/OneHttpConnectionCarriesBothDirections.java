package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Claim 12: one HTTP connection carries messages in both directions. */
final class OneHttpConnectionCarriesBothDirections implements Claim {

    /** RFC 6455, section 7.4.1: a protocol error. */
    private static final int PROTOCOL_ERROR = 1002;

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Override
    public int number() {
        return 12;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (RawConnection connection = laboratory.server().connect()) {
            connection.enter().sendText(RawConnection.chatMessage("both ways", "both-ways"));
            boolean bothWays = hears(connection, "both-ways");
            connection.send(REQUEST);
            int closeCode = closeCode(connection);
            String rest = new String(connection.rest(), StandardCharsets.ISO_8859_1);
            return Finding.of(
                    verdict(bothWays, closeCode, rest.contains("HTTP/")),
                    Measured.yesOrNo("both_ways", bothWays),
                    Measured.of("close_code", closeCode, Unit.CODE),
                    Measured.yesOrNo("answered_as_http", rest.contains("HTTP/")));
        }
    }

    /** It is one connection; but after the 101 it is no longer HTTP (RFC 6455, section 1.7), and a request is an error. */
    static Verdict verdict(boolean bothWays, int closeCode, boolean answeredAsHttp) {
        if (!bothWays) {
            return Verdict.REFUTED;
        }
        return closeCode == PROTOCOL_ERROR && !answeredAsHttp ? Verdict.QUALIFIED : Verdict.CONFIRMED;
    }

    private static boolean hears(RawConnection connection, String id) throws IOException {
        RawFrame frame = connection.frame();
        while (frame.opcode() == RawConnection.TEXT) {
            if (frame.text().contains("\"id\":\"" + id + "\"")) {
                return true;
            }
            frame = connection.frame();
        }
        return false;
    }

    private static int closeCode(RawConnection connection) throws IOException {
        RawFrame frame = connection.frame();
        while (frame.opcode() != RawConnection.CLOSE) {
            frame = connection.frame();
        }
        return frame.closeCode();
    }
}
