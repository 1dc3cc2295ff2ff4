package duplex.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EchoClients;
import duplex.measure.client.EventLoop;
import duplex.measure.report.Echo;
import duplex.measure.report.Measured;
import duplex.measure.report.Report;
import duplex.measure.report.Result;
import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
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

    private static final Cell ECHO_CELL = Cell.of(Transport.WEBSOCKET);
    private static final int ECHO_TURNS = 5;
    private static final int ECHO_ROUNDS = 1_000;
    private static final long ECHO_SECONDS = 30;
    private static final double NANOS_PER_MICRO = 1_000;

    private final Plan plan;
    private final InetSocketAddress server;
    private final ControlPort control;
    private final EventLoop loop;
    private final Conversation conversation;
    private final SplittableRandom random;
    private final String epoch;

    /**
     * @param server where the clients connect to; nobody else may speak in its room
     * @param control where its ledger is read
     */
    public Comparison(Plan plan, InetSocketAddress server, ControlPort control) throws IOException {
        this.plan = plan;
        this.server = server;
        this.control = control;
        this.conversation = new Conversation(plan.seed());
        this.random = new SplittableRandom(plan.seed());
        this.epoch = epoch(server);
        this.loop = new EventLoop();
    }

    /** Starts a throwaway server, measures everything in the plan against it, and stops it. */
    public static Report run(Plan plan, Progress progress, Notebook notebook) throws IOException {
        try (ServerProcess server = ServerProcess.start();
                Comparison comparison = new Comparison(plan, server.address(), server.control())) {
            return comparison.run(progress, notebook);
        }
    }

    /** Measures what the notebook does not have yet. */
    public Report run(Progress progress, Notebook notebook) throws IOException {
        List<Plan.Step> steps = plan.steps();
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Plan.Step step = steps.get(i);
            progress.step(i, steps.size() + 1, step.name(plan.rounds()));
            measured.addAll(measure(step, notebook));
        }
        progress.step(steps.size(), steps.size() + 1, "echo");
        Optional<Echo> echo = speaksWebSocket() ? Optional.of(echo()) : Optional.empty();
        progress.step(steps.size() + 1, steps.size() + 1, "");
        return new Report(ThisMachine.describe(plan), plan.command(), echo, Result.together(plan.cells(), measured));
    }

    private List<Measured> measure(Plan.Step step, Notebook notebook) throws IOException {
        List<Measured> measured = new ArrayList<>();
        List<Run> left = new ArrayList<>();
        for (Run run : step.runs()) {
            notebook.of(run)
                    .ifPresentOrElse(found -> measured.add(new Measured(run.cell(), found)), () -> left.add(run));
        }
        List<RoundResult> results = left.isEmpty() ? List.of() : measure(left);
        for (int i = 0; i < left.size(); i++) {
            notebook.note(left.get(i), results.get(i));
            measured.add(new Measured(left.get(i).cell(), results.get(i)));
        }
        return measured;
    }

    private List<RoundResult> measure(List<Run> together) throws IOException {
        return together.get(0).cell().isIdle()
                ? new IdlePeriod(together, cell -> settings(cell, server), control).run()
                : List.of(measure(together.get(0)));
    }

    /** One run in which something is said. */
    RoundResult measure(Run run) throws IOException {
        try (Network network = new Network(server, run.cell().delayMillis())) {
            ClientSettings settings = settings(run.cell(), network.address());
            return new Measurement(run, settings, network, control, plan.seed() + run.round()).run();
        }
    }

    private ClientSettings settings(Cell cell, InetSocketAddress address) {
        long interval = TimeUnit.MILLISECONDS.toNanos(cell.intervalMillis().orElse(0));
        return new ClientSettings(loop, address, cell.profile(), cell.origin(), conversation, epoch, interval, random);
    }

    private boolean speaksWebSocket() {
        return plan.cells().stream().anyMatch(cell -> cell.transport() == Transport.WEBSOCKET && !cell.isIdle());
    }

    /**
     * One WebSocket client alone in the room, and the same loop with a bare socket: in turns, so that a drift hits both.
     * No delay is simulated here.
     */
    Echo echo() throws IOException {
        try (EchoProcess bareServer = new EchoProcess()) {
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
        List<ChatLine> lines = conversation.next(rounds, ECHO_CELL.textBytes());
        return await(EchoClients.webSocket(settings(ECHO_CELL, server), lines));
    }

    private Histogram bareEcho(EchoProcess server, int rounds) throws IOException {
        return await(EchoClients.bare(loop, server.address(), ECHO_CELL.textBytes(), rounds));
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

    /** Of the server's log: part of every cursor, and so of the size of a representation. */
    private static String epoch(InetSocketAddress server) throws IOException {
        URI about = URI.create("http://" + server.getAddress().getHostAddress() + ":" + server.getPort() + "/about");
        try (InputStream in = about.toURL().openStream()) {
            return new ObjectMapper().readTree(in).path("epoch").asText();
        }
    }

    /** Hangs up and ends the clients' thread. */
    @Override
    public void close() {
        loop.close();
    }
}
