package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Claim 2: the connection between server and client is temporary. */
final class ConnectionIsTemporary implements Claim {

    /** One second for the longest silence that means something, one beyond it. */
    private static final double IDLE_SECONDS = 2;

    private static final int REQUESTS = 6;
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public int number() {
        return 2;
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
        try (ServerUnderTest server = laboratory.newServer(
                        "--limit", "hold-seconds=1", "--limit", "comment-seconds=1", "--limit", "idle-seconds=1");
                OneAfterAnother busy = new OneAfterAnother(server.address())) {
            for (int i = 0; i < REQUESTS; i++) {
                busy.exchange("GET /about HTTP/1.1\r\nHost: localhost\r\n\r\n");
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            Idle idle = idle(server);
            return Finding.of(
                    verdict(idle.ended(), idle.seconds(), busy.connections()),
                    Measured.of("idle_time", idle.seconds(), Unit.SECONDS),
                    Measured.of("configured", IDLE_SECONDS, Unit.SECONDS),
                    Measured.of("busy_for", REQUESTS * BETWEEN.toMillis() / 1e3, Unit.SECONDS),
                    Measured.of("busy_connections", busy.connections(), Unit.COUNT));
        }
    }

    private record Idle(boolean ended, double seconds) {}

    /** How long after its only response a connection was there. */
    private static Idle idle(ServerUnderTest server) throws IOException {
        try (RawConnection connection = server.connect()) {
            connection.get("/about");
            long answered = System.nanoTime();
            boolean ended = connection.endsWithin(PATIENCE);
            return new Idle(ended, (System.nanoTime() - answered) / NANOS_PER_SECOND);
        }
    }

    /**
     * Temporary without condition is what ends with the exchange; what ends when nobody has used it for the time that the
     * server sets (RFC 9112, section 9.5) is so on a condition.
     */
    static Verdict verdict(boolean ended, double idleSeconds, int busyConnections) {
        if (!ended) {
            return Verdict.REFUTED;
        }
        boolean keptMeanwhile = busyConnections == 1 && idleSeconds > IDLE_SECONDS / 2;
        return keptMeanwhile ? Verdict.QUALIFIED : Verdict.CONFIRMED;
    }
}
