package duplex.measure.claims;

import java.io.IOException;

/** Claim 1: HTTP basically does not keep connections. */
final class HttpKeepsNoConnections implements Claim {

    private static final int REQUESTS = 100;

    @Override
    public int number() {
        return 1;
    }

    @Override
    public Verdict expected() {
        return Verdict.REFUTED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        int byDefault = connections(server, "HTTP/1.1", "");
        return Finding.of(
                verdict(byDefault),
                Measured.of("connections", byDefault, Unit.COUNT),
                Measured.of(
                        "connections_with_close", connections(server, "HTTP/1.1", "Connection: close\r\n"), Unit.COUNT),
                Measured.of("connections_http10", connections(server, "HTTP/1.0", ""), Unit.COUNT));
    }

    /** Kept through all requests, it is kept (RFC 9112, section 9.3); one for each would bear the note out. */
    static Verdict verdict(int connections) {
        if (connections == 1) {
            return Verdict.REFUTED;
        }
        return connections == REQUESTS ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }

    private static int connections(ServerUnderTest server, String version, String fields) throws IOException {
        try (OneAfterAnother client = new OneAfterAnother(server.address())) {
            for (int i = 0; i < REQUESTS; i++) {
                client.exchange("GET /about " + version + "\r\nHost: localhost\r\n" + fields + "\r\n");
            }
            return client.connections();
        }
    }
}
