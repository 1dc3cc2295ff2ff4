package duplex.measure.claims;

import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Claim 4: every request needs a new TCP connection. */
final class EveryRequestNeedsAConnection implements Claim {

    private static final int POLLS = 40;
    private static final int ROUNDS = 5;
    private static final int DELAYED_POLLS = 4;
    private static final Duration ONE_WAY = Duration.ofMillis(10);
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public int number() {
        return 4;
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
        int byDefault = poll(server.address(), POLLS, "");
        int withClose = poll(server.address(), POLLS, "Connection: close\r\n");
        return Finding.of(
                verdict(byDefault),
                Measured.of("connections", byDefault, Unit.COUNT),
                Measured.of("connections_with_close", withClose, Unit.COUNT),
                Measured.median("round_trips", Unit.COUNT, roundTrips(server)));
    }

    /** RFC 9112, section 9.3; RFC 6202, section 2.2, says the same of polling. */
    static Verdict verdict(int connections) {
        if (connections == 1) {
            return Verdict.REFUTED;
        }
        return connections == POLLS ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }

    /** What a poll on a new connection takes beyond one on a connection that is there, in round trips of the network. */
    private static double[] roundTrips(ServerUnderTest server) throws IOException {
        try (Link link = Link.to(server.address())) {
            link.set(Conditions.delay(ONE_WAY));
            double[] more = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                double kept = millis(link.address(), "");
                double reopened = millis(link.address(), "Connection: close\r\n");
                more[i] = (reopened - kept) / (2 * ONE_WAY.toMillis());
            }
            return more;
        }
    }

    /** For one poll, the first one on a connection aside. */
    private static double millis(InetSocketAddress server, String fields) throws IOException {
        try (OneAfterAnother client = new OneAfterAnother(server)) {
            client.exchange(request(fields));
            long start = System.nanoTime();
            for (int i = 0; i < DELAYED_POLLS; i++) {
                client.exchange(request(fields));
            }
            return (System.nanoTime() - start) / NANOS_PER_MILLI / DELAYED_POLLS;
        }
    }

    private static int poll(InetSocketAddress server, int polls, String fields) throws IOException {
        try (OneAfterAnother client = new OneAfterAnother(server)) {
            for (int i = 0; i < polls; i++) {
                client.exchange(request(fields));
            }
            return client.connections();
        }
    }

    private static String request(String fields) {
        return "GET /short-polling/messages HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
    }
}
