package duplex.measure;

import duplex.measure.client.ChatClient;
import duplex.measure.client.ChatClients;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.Totals;
import duplex.measure.report.Result;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run: join, warm up, read, measure, read again, leave.
 *
 * <p>A reading is taken only when everybody is at rest and both ends of the wire have counted the same, part by part;
 * steady state is the second reading minus the first. A network that is slow is slow between the two.
 */
final class Measurement {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long JOIN = 20 * SECOND;
    private static final long AGREE = 5 * SECOND;
    private static final long LEAVE = 2 * SECOND;

    /** How long after the last message was due it may take to be everywhere, beyond two intervals and some delays. */
    private static final long PATIENCE = 5 * SECOND;

    private static final int PATIENT_DELAYS = 10;

    /** Between deciding on a start and it: time enough to set every timer. */
    private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(30);

    /**
     * Between two clients that join. A thousand at once overflow the server's accept queue: the kernel tells those
     * clients that they are connected, drops what they say and has them repeat it, seconds later.
     */
    private static final long ONE_AFTER_ANOTHER = TimeUnit.MILLISECONDS.toNanos(1);

    private static final double WARM_UP_RATE = 200;

    /**
     * Where delivery takes a millisecond and not half an interval, a cold server is most of what would be measured: such
     * a transport is warmed up by more messages, and faster, up to so many deliveries.
     */
    private static final int PUSHED_WARM_UP_DELIVERIES = 10_000;

    private static final double PUSHED_WARM_UP_RATE = 1_000;
    private static final double LEAST_RATE = 0.95;

    private record Reading(Totals senders, Totals receivers, TapReading tap, Optional<String> disagreement) {
        Totals all() {
            return senders.plus(receivers);
        }
    }

    private final Run run;
    private final ClientSettings settings;
    private final Network network;
    private final ControlPort control;
    private final Recorder recorder;
    private final List<ChatClient> senders = new ArrayList<>();
    private final List<ChatClient> receivers = new ArrayList<>();

    /** @param settings where the clients connect to, and as whom */
    Measurement(Run run, ClientSettings settings, Network network, ControlPort control) {
        this.run = run;
        this.settings = settings;
        this.network = network;
        this.control = control;
        this.recorder = new Recorder(run.plan().receivers());
    }

    /** Blocks until the run is over. A run that went wrong is a result too, a void one. */
    Result run() throws IOException {
        TapReading origin = control.read(run.transport());
        network.fast();
        try {
            boolean joined = join();
            Reading setup = read(origin);
            play(warmUp());
            Reading before = read(origin);
            Optional<String> spoiled = joined ? verdict() : Optional.of("not everybody could join");

            Schedule schedule = new Schedule(
                    run.plan().messages(), run.plan().rate(), run.plan().seed());
            network.slow();
            long start = System.nanoTime();
            play(schedule);
            double seconds = (System.nanoTime() - start - LEAD) / (double) SECOND;
            Reading after = read(origin);
            return result(spoiled, setup, before, after, schedule, seconds);
        } finally {
            network.fast();
            leave();
        }
    }

    private Schedule warmUp() {
        int messages = run.plan().warmupMessages();
        int pushed = PUSHED_WARM_UP_DELIVERIES / run.plan().receivers();
        return run.transport().asksOnATimer() || pushed <= messages
                ? new Schedule(messages, WARM_UP_RATE, run.plan().seed())
                : new Schedule(pushed, PUSHED_WARM_UP_RATE, run.plan().seed());
    }

    private boolean join() {
        AtomicInteger opened = new AtomicInteger();
        settings.loop().execute(() -> {
            for (int i = 0; i < run.plan().senders(); i++) {
                senders.add(ChatClients.sender(run.transport(), settings, recorder.sender()));
            }
            for (int i = 0; i < run.plan().receivers(); i++) {
                receivers.add(ChatClients.receiver(run.transport(), settings, recorder.receiver(i)));
            }
            long at = System.nanoTime();
            for (ChatClient client : everybody()) {
                settings.loop().about(at, () -> client.open(opened::incrementAndGet));
                at += ONE_AFTER_ANOTHER;
            }
        });
        int all = run.plan().senders() + run.plan().receivers();
        return Pause.until(JOIN, () -> opened.get() >= all);
    }

    private List<ChatClient> everybody() {
        List<ChatClient> everybody = new ArrayList<>(senders);
        everybody.addAll(receivers);
        return everybody;
    }

    /** Sends what the schedule says while the receivers listen, until all have heard all or patience ends. */
    private void play(Schedule schedule) {
        List<ChatLine> lines = settings.conversation().next(schedule.messages(), run.textBytes());
        settings.loop().execute(() -> begin(schedule, lines));
        long delays = TimeUnit.MILLISECONDS.toNanos(run.plan().delayMillis()) * PATIENT_DELAYS;
        long patience = schedule.durationNanos() + 2 * settings.intervalNanos() + delays + PATIENCE;
        Pause.until(LEAD + patience, () -> settings.loop().ask(recorder::isOver));
        settings.loop().execute(() -> everybody().forEach(ChatClient::pause));
        Pause.until(
                patienceAtRest(),
                () -> settings.loop().ask(() -> everybody().stream().allMatch(ChatClient::isAtRest)));
    }

    /** A run that is void already need not be waited for. */
    private long patienceAtRest() {
        return verdict().isPresent() ? 0 : AGREE;
    }

    private void begin(Schedule schedule, List<ChatLine> lines) {
        long start = System.nanoTime() + LEAD;
        recorder.expect(lines, schedule, start);
        for (int i = 0; i < receivers.size(); i++) {
            // Spread evenly over the interval, so that no two ask at the same moment.
            receivers.get(i).listen(start + (long) ((i + 0.5) / receivers.size() * settings.intervalNanos()));
        }
        for (int i = 0; i < lines.size(); i++) {
            ChatLine line = lines.get(i);
            ChatClient sender = senders.get(i % senders.size());
            settings.loop().at(start + schedule.offsetNanos(i), () -> sender.post(line));
        }
    }

    /** Waits until client sums and tap sums agree, and notes both, or that they do not. */
    private Reading read(TapReading origin) throws IOException {
        long deadline = System.nanoTime() + patienceAtRest();
        while (true) {
            Totals ofSenders = settings.loop().ask(() -> sum(senders));
            Totals ofReceivers = settings.loop().ask(() -> sum(receivers));
            TapReading tap = control.read(run.transport()).minus(origin);
            Optional<String> disagreement = disagreement(ofSenders.plus(ofReceivers), tap);
            if (disagreement.isEmpty() || System.nanoTime() - deadline > 0) {
                return new Reading(ofSenders, ofReceivers, tap, disagreement);
            }
            Pause.millis(10);
        }
    }

    private static Totals sum(List<ChatClient> clients) {
        return clients.stream().map(ChatClient::totals).reduce(Totals.NONE, Totals::plus);
    }

    private static Optional<String> disagreement(Totals clients, TapReading tap) {
        return disagreement("up", clients.up(), tap.up()).or(() -> disagreement("down", clients.down(), tap.down()));
    }

    private static Optional<String> disagreement(String direction, Bytes clients, Bytes tap) {
        for (Part part : Part.values()) {
            if (clients.of(part) != tap.of(part)) {
                return Optional.of("%s %s: the clients counted %,d B, the server %,d B"
                        .formatted(direction, part.key(), clients.of(part), tap.of(part)));
            }
        }
        return Optional.empty();
    }

    private Optional<String> verdict() {
        return settings.loop().ask(recorder::verdict);
    }

    private Result result(
            Optional<String> spoiled, Reading setup, Reading before, Reading after, Schedule schedule, double seconds) {
        double achieved = schedule.achieved(settings.loop().ask(recorder::sent));
        Optional<String> behind = achieved < LEAST_RATE
                ? Optional.of("fell behind the plan: %.0f %% of the rate".formatted(achieved * 100))
                : Optional.empty();
        Optional<String> voidReason = spoiled.or(this::verdict)
                .or(() -> behind)
                .or(before::disagreement)
                .or(after::disagreement);
        return settings.loop()
                .ask(() -> new Result(
                        run,
                        recorder.delivered(),
                        recorder.lost(),
                        voidReason,
                        recorder.meanRepresentationBytes(),
                        run.transport() == Transport.FORM_POST
                                ? Optional.of(recorder.pageMessages())
                                : Optional.empty(),
                        after.senders().minus(before.senders()),
                        after.receivers().minus(before.receivers()),
                        setup.all(),
                        after.tap().minus(before.tap()),
                        recorder.deliveryTime(),
                        recorder.serviceTime(),
                        seconds,
                        achieved));
    }

    /**
     * Ends every conversation in order, so that nothing of this run arrives in the accounts of the next: a held poll is
     * answered by a last chat message, a WebSocket has its closing handshake, and TLS a goodbye from either side.
     */
    private void leave() {
        settings.loop().ask(() -> {
            boolean held = everybody().stream().anyMatch(ChatClient::isHeld);
            receivers.forEach(ChatClient::leave);
            if (held) {
                senders.get(0)
                        .post(settings.conversation().next(1, run.textBytes()).get(0));
            } else {
                senders.forEach(ChatClient::leave);
            }
            return held;
        });
        Pause.until(
                LEAVE,
                () -> settings.loop()
                        .ask(() -> everybody().stream().allMatch(client -> client.isAtRest() && !client.isHeld())));
        settings.loop().execute(() -> everybody().forEach(ChatClient::close));
        Pause.until(LEAVE, () -> settings.loop().ask(settings.loop()::connections) == 0);
    }
}
