package duplex.measure;

import duplex.measure.client.Carrier;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EchoClients;
import duplex.measure.client.EventLoop;
import duplex.measure.client.Profile;
import duplex.measure.report.Echo;
import duplex.measure.report.Report;
import duplex.measure.report.Result;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/** Measures everything in a plan, one run after the other, against one server. */
public final class Comparison implements AutoCloseable {

    /** So many until the server's compiler has done its best: after 10,000 an echo still takes half as long again. */
    private static final int ECHO_WARM_UP = 40_000;

    private static final int ECHO_TURNS = 5;
    private static final int ECHO_ROUNDS = 1_000;
    private static final long ECHO_SECONDS = 30;
    private static final double NANOS_PER_MICRO = 1_000;

    private final Plan plan;
    private final InetSocketAddress server;
    private final Network network;
    private final ControlPort control;
    private final EventLoop loop;
    private final Conversation conversation;
    private final SplittableRandom random;
    private final String epoch;

    /**
     * @param server where the clients connect to, a relay perhaps; nobody else may speak in its room
     * @param control where its ledger is read
     */
    public Comparison(Plan plan, InetSocketAddress server, ControlPort control) throws IOException {
        this.plan = plan;
        this.server = server;
        this.control = control;
        this.conversation = new Conversation(plan.seed());
        this.random = new SplittableRandom(plan.seed());
        this.epoch = About.epoch(server, Carrier.HTTP_1);
        this.network = new Network(server, plan.delayMillis());
        this.loop = new EventLoop();
    }

    /** Starts a throwaway server, measures everything in the plan against it, and stops it. */
    public static Report run(Plan plan, Progress progress) throws IOException {
        try (ServerProcess server = ServerProcess.start();
                Comparison comparison = new Comparison(plan, server.address(), server.control())) {
            return comparison.run(progress);
        }
    }

    public Report run(Progress progress) throws IOException {
        List<Run> runs = plan.runs();
        int steps = runs.size() + 1;
        List<Result> results = new ArrayList<>();
        for (Run run : runs) {
            progress.step(
                    results.size(),
                    steps,
                    run.transport().key() + ", " + run.profile().name() + ", " + run.textBytes() + " B");
            results.add(measure(run));
        }
        progress.step(runs.size(), steps, "echo");
        Optional<Echo> echo = plan.transports().contains(Transport.WEBSOCKET) ? Optional.of(echo()) : Optional.empty();
        progress.step(steps, steps, "");
        return new Report(ThisMachine.describe(plan), plan.command(), echo, results);
    }

    /** One run of the plan. */
    public Result measure(Run run) throws IOException {
        return new Measurement(run, settings(run.profile(), network.address()), network, control).run();
    }

    private ClientSettings settings(Profile profile, InetSocketAddress address) {
        long interval = TimeUnit.MILLISECONDS.toNanos(plan.intervalMillis());
        return new ClientSettings(
                loop, address, Carrier.HTTP_1, profile, plan.origin(), 0, conversation, epoch, interval, random);
    }

    /**
     * One WebSocket client alone in the room, and the same loop with a bare socket: in turns, so that a drift hits both.
     * No delay is simulated here.
     */
    Echo echo() throws IOException {
        try (SmallServerProcess bareServer = new SmallServerProcess(EchoServer.class)) {
            webSocketEcho(ECHO_WARM_UP);
            bareEcho(bareServer, ECHO_WARM_UP);
            Histogram webSocket = webSocketEcho(ECHO_ROUNDS);
            Histogram bare = bareEcho(bareServer, ECHO_ROUNDS);
            for (int turn = 1; turn < ECHO_TURNS; turn++) {
                webSocket.add(webSocketEcho(ECHO_ROUNDS));
                bare.add(bareEcho(bareServer, ECHO_ROUNDS));
            }
            return new Echo(micros(bare, 50), micros(bare, 99), micros(webSocket, 50), micros(webSocket, 99));
        }
    }

    private Histogram webSocketEcho(int rounds) throws IOException {
        List<ChatLine> lines = conversation.next(rounds, plan.textBytes().get(0));
        return await(EchoClients.webSocket(settings(plan.profiles().get(0), server), lines));
    }

    private Histogram bareEcho(SmallServerProcess server, int rounds) throws IOException {
        return await(EchoClients.bare(loop, server.address(), plan.textBytes().get(0), rounds));
    }

    private static double micros(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    private static Histogram await(CompletableFuture<Histogram> echo) throws IOException {
        try {
            return echo.get(ECHO_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the echo failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the echo took more than " + ECHO_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Hangs up and ends the clients' thread. */
    @Override
    public void close() {
        loop.close();
        network.close();
    }
}
