package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.IOException;

/** Claim 13: one HTTP exchange, and the connection stays. */
final class OneExchangeThenTheConnectionStays implements Claim {

    private static final int MESSAGES = 100;

    @Override
    public int number() {
        return 13;
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
            RawResponse switching = connection.handshake("/websocket/messages");
            long handshake = connection.sent() + switching.headerSection().length();
            int repeated = switching
                    .field("Set-Cookie")
                    .map(cookie -> "Cookie: \r\n".length() + cookie.split(";", 2)[0].length())
                    .orElse(0);
            connection.frame(); // the greeting
            int delivered = 0;
            while (delivered < MESSAGES) {
                connection.sendText(RawConnection.chatMessage("stays", "stays-" + delivered));
                if (connection.frame().opcode() != RawConnection.TEXT) {
                    break;
                }
                delivered++;
            }
            return Finding.of(
                    verdict(switching.status(), delivered, repeated),
                    Measured.of("handshake", (double) handshake, Unit.BYTES),
                    Measured.of("messages", delivered, Unit.COUNT),
                    Measured.of("repeated", repeated, Unit.BYTES));
        }
    }

    /**
     * The opening handshake is one exchange (RFC 6455, section 1.3) that leaves nothing behind. A cookie on its answer would:
     * the browser repeats it with every request to come, and the handshake has not cost once what it costs.
     */
    static Verdict verdict(int status, int delivered, int repeatedBytes) {
        if (status != 101 || delivered < MESSAGES) {
            return Verdict.REFUTED;
        }
        return repeatedBytes == 0 ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }
}
