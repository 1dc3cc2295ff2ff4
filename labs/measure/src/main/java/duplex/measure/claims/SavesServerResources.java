package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Claim 3: not keeping connections saves the server's resources. */
final class SavesServerResources implements Claim {

    private static final int HELD = 1_000;
    private static final int ROUNDS = 9;
    private static final int REQUESTS = 500;
    private static final double NANOS_PER_MICRO = 1_000;

    @Override
    public int number() {
        return 3;
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
        try (ServerUnderTest server = laboratory.newServer("--no-tap")) {
            requests(server, REQUESTS, ""); // until the compiler has seen both ways
            requests(server, REQUESTS, "Connection: close\r\n");
            double[] kept = new double[ROUNDS];
            double[] reopened = new double[ROUNDS];
            double[] ratio = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                kept[i] = requests(server, REQUESTS, "");
                reopened[i] = requests(server, REQUESTS, "Connection: close\r\n");
                ratio[i] = reopened[i] / kept[i];
            }
            Measured cpuKept = Measured.median("cpu_kept", Unit.MICROSECONDS, kept);
            Measured cpuReopened = Measured.median("cpu_reopened", Unit.MICROSECONDS, reopened);
            heapPerHeld(server); // what stays behind of the first thousand is no part of the second
            Measured heap = Measured.of("heap_per_held", heapPerHeld(server), Unit.BYTES);
            Measured times = Measured.median("ratio", Unit.RATIO, ratio);
            Verdict verdict = verdict(heap.value(), times);
            return verdict == Verdict.UNKNOWN
                    ? Finding.unknown(Reason.of("noise"), heap, cpuKept, cpuReopened, times)
                    : Finding.of(verdict, heap, cpuKept, cpuReopened, times);
        }
    }

    /**
     * Two resources, one against the other. Memory is saved when a held connection costs some; processor time is lost when
     * reopening costs more than keeping in the same round.
     */
    static Verdict verdict(double heapPerHeld, Measured reopenedToKept) {
        boolean savesMemory = heapPerHeld > 0;
        boolean costsTime = reopenedToKept.spread().low() > 1;
        if (savesMemory && costsTime) {
            return Verdict.QUALIFIED;
        }
        if (costsTime) {
            return Verdict.REFUTED;
        }
        return Verdict.UNKNOWN;
    }

    /** Microseconds of the server's CPU for one request. */
    private static double requests(ServerUnderTest server, int count, String fields) throws IOException {
        long before = server.cpuNanos();
        try (OneAfterAnother client = new OneAfterAnother(server.address())) {
            for (int i = 0; i < count; i++) {
                client.exchange("GET /about HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
            }
        }
        return (server.cpuNanos() - before) / NANOS_PER_MICRO / count;
    }

    private static double heapPerHeld(ServerUnderTest server) throws IOException {
        Deque<RawConnection> held = new ArrayDeque<>();
        long before = server.heapBytes();
        try {
            for (int i = 0; i < HELD; i++) {
                held.push(server.connect());
                held.element().get("/about");
            }
            return (double) (server.heapBytes() - before) / HELD;
        } finally {
            while (!held.isEmpty()) {
                held.pop().close();
            }
        }
    }
}
