package duplex.measure;

import duplex.measure.client.ClientSettings;
import duplex.measure.client.EchoClients;
import duplex.measure.client.EventLoop;
import duplex.measure.client.ForeignServer;
import duplex.measure.model.ReplayedPolls;
import duplex.measure.report.Echo;
import duplex.measure.report.Environment;
import duplex.measure.report.Report;
import duplex.measure.report.Result;
import duplex.measure.report.RoundOfCell;
import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Targets targets;
    private final EventLoop loop;
    private final SplittableRandom random;

    /** Here, and so not what an earlier process has noted: a resumed comparison begins with cold servers. */
    private final Set<Cell> measured = new HashSet<>();

    /**
     * At one server, which must speak whatever the plan asks for.
     *
     * @param server where the clients connect to; nobody else may speak in its room
     * @param control where its ledger is read
     */
    public Comparison(Plan plan, InetSocketAddress server, ControlPort control) throws IOException {
        this(plan, Targets.only(Target.at(server, control, plan.cells().get(0).carrier(), plan.seed())));
    }

    private Comparison(Plan plan, Targets targets) throws IOException {
        this.plan = plan;
        this.targets = targets;
        this.random = new SplittableRandom(plan.seed());
        this.loop = new EventLoop();
    }

    /** Starts throwaway servers, measures everything in the plan against them, and stops them. */
    public static Report run(Plan plan, Progress progress, Notebook notebook) throws IOException {
        try (Comparison comparison = new Comparison(plan, new Targets(plan.seed()))) {
            return comparison.run(progress, notebook);
        }
    }

    /**
     * The same at another server, which others have started; bytes are counted by the clients alone.
     *
     * @param foreign must speak every transport of the plan
     */
    public static Report run(Plan plan, ForeignServer foreign, Progress progress, Notebook notebook)
            throws IOException {
        try (Comparison comparison = new Comparison(plan, Targets.only(Target.at(foreign, plan.seed())))) {
            List<RoundOfCell> measured = comparison.measureAll(progress, notebook);
            Map<String, String> facts =
                    new LinkedHashMap<>(ThisMachine.describe(plan).facts());
            facts.put("target", foreign.name());
            facts.put("counted_by", "the clients alone");
            return new Report(
                    new Environment(facts), plan.command(), Optional.empty(), Result.together(plan.cells(), measured));
        }
    }

    /** Measures what the notebook does not have yet. */
    public Report run(Progress progress, Notebook notebook) throws IOException {
        List<RoundOfCell> all = measureAll(progress, notebook);
        int steps = plan.steps().size();
        progress.step(steps, steps + 1, "echo");
        Optional<Echo> echo = echoMeansSomething(plan) ? Optional.of(echo()) : Optional.empty();
        Optional<ReplayedPolls> replay = replay();
        progress.step(steps + 1, steps + 1, "");
        return new Report(ThisMachine.describe(plan), plan.command(), echo, Result.together(plan.cells(), all), replay);
    }

    private List<RoundOfCell> measureAll(Progress progress, Notebook notebook) throws IOException {
        List<Plan.Step> steps = plan.steps();
        List<RoundOfCell> all = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Plan.Step step = steps.get(i);
            progress.step(i, steps.size() + 1, step.name(plan.rounds()));
            all.addAll(measure(step, notebook));
        }
        return all;
    }

    private List<RoundOfCell> measure(Plan.Step step, Notebook notebook) throws IOException {
        List<RoundOfCell> measured = new ArrayList<>();
        List<Run> left = new ArrayList<>();
        for (Run run : step.runs()) {
            notebook.of(run)
                    .ifPresentOrElse(found -> measured.add(new RoundOfCell(run.cell(), found)), () -> left.add(run));
        }
        List<RoundResult> results = left.isEmpty() ? List.of() : measure(left);
        for (int i = 0; i < left.size(); i++) {
            notebook.note(left.get(i), results.get(i));
            measured.add(new RoundOfCell(left.get(i).cell(), results.get(i)));
        }
        return measured;
    }

    private List<RoundResult> measure(List<Run> together) throws IOException {
        Cell first = together.get(0).cell();
        if (!first.isIdle()) {
            return List.of(measure(together.get(0)));
        }
        Target target = targets.of(first);
        return new IdlePeriod(together, cell -> settings(cell, target, target.address()), target).run();
    }

    /** One run in which something is said. */
    public RoundResult measure(Run run) throws IOException {
        Target target = targets.of(run.cell());
        try (Network network = new Network(target.address(), run.cell().delayMillis())) {
            ClientSettings settings = settings(run.cell(), target, network.address());
            boolean warm = !measured.add(run.cell());
            return new Measurement(run, settings, network, target, warm, plan.seed() + run.round()).run();
        }
    }

    private ClientSettings settings(Cell cell, Target target, InetSocketAddress address) {
        long interval = TimeUnit.MILLISECONDS.toNanos(cell.intervalMillis().orElse(0));
        return new ClientSettings(
                loop,
                address,
                cell.carrier(),
                cell.profile(),
                cell.origin(),
                cell.cookieBytes(),
                target.conversation(),
                target.epoch(),
                interval,
                random);
    }

    /** The polls that Lubbers and Greco print, as many as the cell with their browser's field lines would make. */
    private Optional<ReplayedPolls> replay() throws IOException {
        Optional<Cell> asked = plan.publishedPolls();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Cell cell = asked.get();
        Duration interval = Duration.ofMillis(cell.intervalMillis().orElseThrow());
        int polls = (int) Math.max(1, Math.round(cell.seconds() * 1_000 / interval.toMillis()));
        return Optional.of(PollingReplay.run(cell.receivers(), interval, polls));
    }

    /** Where WebSocket is measured in clear text, as a bare socket speaks. */
    static boolean echoMeansSomething(Plan plan) {
        return plan.cells().stream()
                .anyMatch(cell -> cell.transport() == Transport.WEBSOCKET
                        && cell.carrier() == ECHO_CELL.carrier()
                        && !cell.isIdle());
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
        Target target = targets.of(ECHO_CELL);
        List<ChatLine> lines = target.conversation().next(rounds, ECHO_CELL.textBytes());
        return await(EchoClients.webSocket(settings(ECHO_CELL, target, target.address()), lines));
    }

    private Histogram bareEcho(SmallServerProcess server, int rounds) throws IOException {
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

    /** Hangs up, ends the clients' thread and stops the servers that were started here. */
    @Override
    public void close() throws IOException {
        Closing.all(List.of(targets, loop));
    }
}
