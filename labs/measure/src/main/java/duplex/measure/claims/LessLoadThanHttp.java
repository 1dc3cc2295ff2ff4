package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Claim 15: where connections last, WebSocket is less load on the server than HTTP. */
final class LessLoadThanHttp implements Claim {

    private static final int ROUNDS = 9;
    private static final int MANY = 20;

    /** Deliveries to one receiver in each round, so that every round is as much work. */
    private static final int DELIVERIES = 100;

    private static final int IDLE = 500;
    private static final String HANDSHAKE =
            "GET /websocket/messages HTTP/1.1\r\nHost: localhost\r\n" + RawConnection.HANDSHAKE_FIELDS + "\r\n";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    @Override
    public int number() {
        return 15;
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
    public Set<Need> needs() {
        return Set.of(Need.NODE);
    }

    /** How much CPU time a server has taken, in nanoseconds. */
    private interface Cpu {
        double nanos() throws IOException;
    }

    /**
     * What one server took.
     *
     * @param rare of WebSocket to polling, one message per interval
     * @param frequent the same with many
     */
    record Load(List<Measured> cpu, Measured rare, Measured frequent) {
        Load {
            cpu = List.copyOf(cpu);
        }
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        Load ours;
        double heapHttp;
        double heapWebSocket;
        try (ServerUnderTest server = laboratory.newServer("--no-tap")) {
            ours = load("ours", new Crowd(server.address(), "crowd"), server::cpuNanos);
            heapPerIdle(server, HANDSHAKE); // what stays behind of the first is no part of the next
            heapWebSocket = heapPerIdle(server, HANDSHAKE);
            heapHttp = heapPerIdle(server, "GET /about HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        Load node;
        try (NodeProcess server = laboratory.node("chat.cjs");
                RawConnection control = server.connect()) {
            node = load(
                    "node",
                    new Crowd(server.address(), "crowd"),
                    () -> Double.parseDouble(control.get("/cpu").content()) * NANOS_PER_MICRO);
        }
        List<Measured> measured = new ArrayList<>();
        for (Load load : List.of(ours, node)) {
            measured.addAll(load.cpu());
            measured.add(load.rare());
            measured.add(load.frequent());
        }
        measured.add(Measured.of("heap_http", heapHttp, Unit.BYTES));
        measured.add(Measured.of("heap_websocket", heapWebSocket, Unit.BYTES));
        Measured[] all = measured.toArray(new Measured[0]);
        Verdict verdict = verdict(ours, node, heapWebSocket > heapHttp);
        return verdict == Verdict.UNKNOWN ? Finding.unknown(Reason.of("noise"), all) : Finding.of(verdict, all);
    }

    /** Less in every respect; less in one and more in another; or more in every one. */
    static Verdict verdict(Load ours, Load node, boolean moreHeap) {
        boolean lessWhenRare = isLess(ours.rare()) && isLess(node.rare());
        boolean lessWhenFrequent = isLess(ours.frequent()) && isLess(node.frequent());
        boolean moreWhenRare = isMore(ours.rare()) && isMore(node.rare());
        boolean moreWhenFrequent = isMore(ours.frequent()) || isMore(node.frequent());
        if (lessWhenRare && lessWhenFrequent && !moreHeap) {
            return Verdict.CONFIRMED;
        }
        if (lessWhenRare && (moreWhenFrequent || moreHeap)) {
            return Verdict.QUALIFIED;
        }
        return moreWhenRare && moreWhenFrequent && moreHeap ? Verdict.REFUTED : Verdict.UNKNOWN;
    }

    private static boolean isLess(Measured ratio) {
        return ratio.spread().high() < 1;
    }

    private static boolean isMore(Measured ratio) {
        return ratio.spread().low() > 1;
    }

    /** In turns, so that a drift of the machine hits all; after a round of each that is not counted. */
    private static Load load(String server, Crowd crowd, Cpu cpu) throws IOException {
        double[] pollOne = new double[ROUNDS];
        double[] webSocketOne = new double[ROUNDS];
        double[] pollMany = new double[ROUNDS];
        double[] webSocketMany = new double[ROUNDS];
        double[] rare = new double[ROUNDS];
        double[] frequent = new double[ROUNDS];
        for (int i = -1; i < ROUNDS; i++) {
            int round = Math.max(0, i);
            pollOne[round] = perThousand(cpu, () -> crowd.poll(DELIVERIES, 1));
            webSocketOne[round] = perThousand(cpu, () -> crowd.webSocket(DELIVERIES, 1));
            pollMany[round] = perThousand(cpu, () -> crowd.poll(DELIVERIES / MANY, MANY));
            webSocketMany[round] = perThousand(cpu, () -> crowd.webSocket(DELIVERIES / MANY, MANY));
            rare[round] = webSocketOne[round] / pollOne[round];
            frequent[round] = webSocketMany[round] / pollMany[round];
        }
        return new Load(
                List.of(
                        Measured.median(server + "_poll_1", Unit.MILLISECONDS, pollOne),
                        Measured.median(server + "_websocket_1", Unit.MILLISECONDS, webSocketOne),
                        Measured.median(server + "_poll_20", Unit.MILLISECONDS, pollMany),
                        Measured.median(server + "_websocket_20", Unit.MILLISECONDS, webSocketMany)),
                Measured.median(server + "_ratio_1", Unit.RATIO, rare),
                Measured.median(server + "_ratio_20", Unit.RATIO, frequent));
    }

    /** Milliseconds of CPU for a thousand deliveries. */
    private static double perThousand(Cpu cpu, Later.Deed deliveries) throws IOException {
        double before = cpu.nanos();
        deliveries.run();
        return (cpu.nanos() - before) / NANOS_PER_MILLI * 1_000 / (DELIVERIES * Crowd.RECEIVERS);
    }

    private static double heapPerIdle(ServerUnderTest server, String opening) throws IOException {
        Deque<RawConnection> idle = new ArrayDeque<>();
        long before = server.heapBytes();
        try {
            for (int i = 0; i < IDLE; i++) {
                idle.push(server.connect());
                idle.element().send(opening).response();
            }
            return (double) (server.heapBytes() - before) / IDLE;
        } finally {
            while (!idle.isEmpty()) {
                idle.pop().close();
            }
        }
    }
}
