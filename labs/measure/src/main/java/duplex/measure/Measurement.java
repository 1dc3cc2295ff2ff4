package duplex.measure;

import duplex.measure.client.ClientSettings;
import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One round of a cell in which something is said: join, warm up, read, measure, read again, leave.
 *
 * <p>A reading is taken only when everybody is at rest and both ends of the wire have counted the same, part by part;
 * steady state is the second reading minus the first. A network that is slow is slow between the two.
 */
final class Measurement {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long AGREE = 5 * SECOND;

    /** How long after the last message was due it may take to be everywhere, beyond two intervals and some delays. */
    private static final long PATIENCE = 5 * SECOND;

    private static final int PATIENT_DELAYS = 10;

    /** Between deciding on a start and it: time enough to set every timer. */
    private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(30);

    /** Of those who ask on a timer, at most: a page of what they missed must not become a book. */
    private static final double WARM_UP_RATE = 200;

    /** So many chat messages may come in between two of their asking. */
    private static final int WARM_UP_A_PAGE = 50;

    /** A server and its clients on two cores bear twice as many at least; all transports, TLS included. */
    private static final double WARM_UP_DELIVERIES_A_SECOND = 10_000;

    /**
     * Where delivery takes a millisecond and not half an interval, a cold server is most of what would be measured: such
     * a transport is warmed up by more messages, and faster, up to so many deliveries.
     */
    private static final int PUSHED_WARM_UP_DELIVERIES = 10_000;

    /** And at most so many times the messages that others are warmed up by. */
    private static final int PUSHED_WARM_UP_FACTOR = 20;

    /** In the rounds after the first a part of the messages will do. */
    private static final int WARM_UP_AGAIN = 5;

    private static final double PUSHED_WARM_UP_RATE = 1_000;
    private static final double LEAST_RATE = 0.95;

    private final Run run;
    private final Cell cell;
    private final ClientSettings settings;
    private final Network network;
    private final ServerSide server;
    private final Recorder recorder;
    private final Participants clients;
    private final boolean warm;
    private final long seed;

    /**
     * @param settings where the clients connect to, and as whom
     * @param warm whether this server has been through a round of this cell before
     * @param seed of the schedule
     */
    Measurement(Run run, ClientSettings settings, Network network, Target target, boolean warm, long seed) {
        this.run = run;
        this.warm = warm;
        this.cell = run.cell();
        this.settings = settings;
        this.network = network;
        this.server = target.server();
        this.recorder = new Recorder(cell.isHeard() ? cell.receivers() : 0);
        this.clients = new Participants(cell, target.clients(), settings);
        this.seed = seed;
    }

    /** Blocks until the round is over. A round that went wrong is a result too, a void one. */
    RoundResult run() throws IOException {
        TapReading origin = server.read(cell.transport());
        network.fast();
        try {
            Optional<String> notJoined = clients.join(recorder);
            WireReading setup = read(origin);
            if (notJoined.isPresent()) {
                return nothing("while joining: " + notJoined.get(), setup, setup);
            }
            WireReading before = setup;
            Optional<Schedule> warmUp = warmUp(cell, warm, seed);
            if (warmUp.isPresent()) {
                play(warmUp.get());
                before = read(origin);
                Optional<String> spoiled = verdict();
                if (spoiled.isPresent()) {
                    return nothing("while warming up: " + spoiled.get(), setup, before);
                }
            }

            Schedule schedule = cell.schedule(seed);
            network.slow();
            long cpu = ThisMachine.cpuNanos();
            long start = System.nanoTime();
            play(schedule);
            double seconds = (System.nanoTime() - start - LEAD) / (double) SECOND;
            long cpuTaken = ThisMachine.cpuNanos() - cpu;
            WireReading after = read(origin);
            return result(setup, before, after, schedule, seconds, cpuTaken);
        } finally {
            network.fast();
            clients.leave();
        }
    }

    /** A round that was over before anything could be measured. */
    private RoundResult nothing(String why, WireReading setup, WireReading last) {
        return RoundResult.nothing(run.round(), why, setup.all(), last.tap(), cell.seconds());
    }

    /**
     * What is said before anything is measured, if anything is.
     *
     * @param warm whether this server has been through a round of this cell before: whoever asks on a timer is ready
     *     then, and whoever is called gets a little to warm its own connection with
     */
    static Optional<Schedule> warmUp(Cell cell, boolean warm, long seed) {
        boolean onATimer = cell.transport().asksOnATimer();
        if (warm) {
            int few = Math.max(1, cell.warmUpMessages() / WARM_UP_AGAIN);
            return onATimer
                    ? Optional.empty()
                    : Optional.of(new Schedule(few, warmUpRate(cell, WARM_UP_RATE), 1, seed));
        }
        return Optional.of(coldWarmUp(cell, seed));
    }

    private static Schedule coldWarmUp(Cell cell, long seed) {
        int messages = cell.warmUpMessages();
        int pushed = Math.min(PUSHED_WARM_UP_DELIVERIES / cell.receivers(), PUSHED_WARM_UP_FACTOR * messages);
        return cell.transport().asksOnATimer() || pushed <= messages
                ? new Schedule(messages, warmUpRate(cell, WARM_UP_RATE), 1, seed)
                : new Schedule(pushed, warmUpRate(cell, PUSHED_WARM_UP_RATE), 1, seed);
    }

    /** At most so fast, and slower for many receivers, and for those who come for a page only now and then. */
    private static double warmUpRate(Cell cell, double most) {
        double bearable = Math.min(most, WARM_UP_DELIVERIES_A_SECOND / cell.receivers());
        return cell.intervalMillis()
                .map(millis -> Math.min(bearable, WARM_UP_A_PAGE * 1_000.0 / millis))
                .orElse(bearable);
    }

    /** Sends what the schedule says while the receivers listen, until all have heard all or patience ends. */
    private void play(Schedule schedule) {
        List<ChatLine> lines = settings.conversation().next(schedule.messages(), cell.textBytes());
        long start = System.nanoTime() + LEAD;
        settings.loop().execute(() -> recorder.expect(lines, schedule, start));
        clients.listen(start);
        clients.post(lines, schedule, start, recorder);
        long delays = TimeUnit.MILLISECONDS.toNanos(cell.delayMillis()) * PATIENT_DELAYS;
        long patience = schedule.durationNanos() + 2 * settings.intervalNanos() + delays + PATIENCE;
        Pause.until(LEAD + patience, () -> settings.loop().ask(recorder::isOver));
        clients.pause(patienceAtRest());
    }

    /** A round that is void already need not be waited for. */
    private long patienceAtRest() {
        return verdict().isPresent() ? 0 : AGREE;
    }

    private WireReading read(TapReading origin) throws IOException {
        return WireReading.take(clients, server, origin, patienceAtRest());
    }

    private Optional<String> verdict() {
        return settings.loop().ask(recorder::verdict);
    }

    private RoundResult result(
            WireReading setup,
            WireReading before,
            WireReading after,
            Schedule schedule,
            double seconds,
            long clientCpuNanos) {
        double achieved = schedule.achieved(settings.loop().ask(recorder::sent));
        Optional<String> behind = achieved < LEAST_RATE
                ? Optional.of("fell behind the plan: %.0f %% of the rate".formatted(achieved * 100))
                : Optional.empty();
        Optional<String> voidReason =
                verdict().or(() -> behind).or(before::disagreement).or(after::disagreement);
        return settings.loop()
                .ask(() -> new RoundResult(
                        run.round(),
                        voidReason,
                        recorder.deliveries(),
                        recorder.meanRepresentationBytes(),
                        cell.transport() == Transport.FORM_POST
                                ? Optional.of(recorder.pageMessages())
                                : Optional.empty(),
                        after.senders().minus(before.senders()),
                        after.receivers().minus(before.receivers()),
                        setup.all(),
                        after.tap().minus(before.tap()),
                        clientCpuNanos,
                        recorder.deliveryTimes(),
                        recorder.serviceTimes(),
                        recorder.schedulingErrors(),
                        seconds,
                        achieved,
                        Optional.empty()));
    }
}
