package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.util.List;

/** Claim 24: HTTP 1.1 or later, and always the method GET (RFC 6455, section 4.1, item 2). */
final class GetOnHttp11 implements Claim {

    private static final int SWITCHED = 101;
    private static final List<String> OTHER_METHODS = List.of("POST", "PUT", "DELETE", "OPTIONS");

    @Override
    public int number() {
        return 24;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** The same opening handshake with GET and other methods, on HTTP/1.1 and HTTP/1.0. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        int get = status(server, "GET", "1.1");
        int onHttp10 = status(server, "GET", "1.0");
        int post = status(server, "POST", "1.1");
        int accepted = onHttp10 == SWITCHED ? 1 : 0;
        for (String method : OTHER_METHODS) {
            accepted += status(server, method, "1.1") == SWITCHED ? 1 : 0;
        }
        Measured[] measured = {
            Measured.of("get", get, Unit.CODE),
            Measured.of("http10", onHttp10, Unit.CODE),
            Measured.of("post", post, Unit.CODE),
            Measured.of("tried", OTHER_METHODS.size() + 1, Unit.COUNT),
            Measured.of("accepted", accepted, Unit.COUNT)
        };
        return get == SWITCHED
                ? Finding.of(verdict(OTHER_METHODS.size() + 1, accepted), measured)
                : Finding.unknown(Reason.of("unforeseen"), measured);
    }

    private static int status(ServerUnderTest server, String method, String version) throws IOException {
        try (RawConnection connection = server.connect()) {
            connection.send(method + " /websocket/messages HTTP/" + version + "\r\nHost: localhost\r\n"
                    + RawConnection.HANDSHAKE_FIELDS + "\r\n");
            return connection.response().status();
        }
    }

    /** @param accepted of those tried that are neither GET nor on HTTP/1.1 */
    static Verdict verdict(int tried, int accepted) {
        if (accepted == 0) {
            return Verdict.CONFIRMED;
        }
        return accepted < tried ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
