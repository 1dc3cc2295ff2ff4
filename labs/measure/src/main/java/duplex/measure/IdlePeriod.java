package duplex.measure;

import duplex.measure.client.ClientSettings;
import duplex.measure.client.Totals;
import duplex.measure.report.Deliveries;
import duplex.measure.report.RoundResult;
import duplex.measure.report.Times;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Some time in which nobody says anything, spent by the clients of several transports together: what does it cost to be
 * there? Each transport has an account of its own; the heap is read before and after each one's clients join.
 */
final class IdlePeriod {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long AGREE = 5 * SECOND;

    /** A cell's clients, and what was read of them so far. */
    private record Guests(
            Run run,
            ClientSettings settings,
            Recorder recorder,
            Participants clients,
            TapReading origin,
            Optional<String> notJoined,
            double heapPerConnection,
            Totals setup) {}

    private final List<Run> runs;
    private final Function<Cell, ClientSettings> settings;
    private final ControlPort control;

    /** @param runs of transports that differ, and of the same duration */
    IdlePeriod(List<Run> runs, Function<Cell, ClientSettings> settings, ControlPort control) {
        this.runs = runs;
        this.settings = settings;
        this.control = control;
    }

    /** Blocks until it is over; a result for each run, in their order. */
    List<RoundResult> run() throws IOException {
        List<Participants> present = new ArrayList<>();
        try {
            List<Guests> guests = new ArrayList<>();
            for (Run run : runs) {
                guests.add(join(run, present));
            }
            List<WireReading> before = read(guests);
            double seconds = runs.get(0).cell().seconds();
            long start = System.nanoTime();
            long cpu = ThisMachine.cpuNanos();
            guests.forEach(each -> each.clients().listen(start));
            Pause.until((long) (seconds * SECOND), () -> false);
            long cpuTaken = ThisMachine.cpuNanos() - cpu;
            List<WireReading> after = read(guests);
            return IntStream.range(0, guests.size())
                    .mapToObj(i -> result(guests.get(i), before.get(i), after.get(i), seconds, cpuTaken))
                    .toList();
        } finally {
            List<AutoCloseable> leaving =
                    present.stream().<AutoCloseable>map(each -> each::leave).toList();
            Closing.all(leaving);
        }
    }

    /** @param present is told of the clients before they join, so that they leave whatever becomes of it */
    private Guests join(Run run, List<Participants> present) throws IOException {
        TapReading origin = control.read(run.cell().transport());
        Recorder recorder = new Recorder(run.cell().receivers());
        ClientSettings own = settings.apply(run.cell());
        Participants clients = new Participants(run.cell(), own);
        long heapBefore = control.heapInUse();
        present.add(clients);
        Optional<String> notJoined = clients.join(recorder);
        WireReading setup = WireReading.take(clients, control, origin, AGREE);
        long heap = control.heapInUse() - heapBefore;
        int connections = run.cell().senders() + run.cell().receivers();
        return new Guests(run, own, recorder, clients, origin, notJoined, (double) heap / connections, setup.all());
    }

    private List<WireReading> read(List<Guests> guests) throws IOException {
        List<WireReading> readings = new ArrayList<>();
        for (Guests each : guests) {
            each.clients().pause(AGREE);
            readings.add(WireReading.take(each.clients(), control, each.origin(), AGREE));
        }
        return readings;
    }

    /** @param clientCpuNanos of all who were idle together, as the server's CPU time is */
    private static RoundResult result(
            Guests guests, WireReading before, WireReading after, double seconds, long clientCpuNanos) {
        Optional<String> voidReason = guests.notJoined()
                .map(reason -> "while joining: " + reason)
                .or(() -> guests.settings().loop().ask(guests.recorder()::verdict));
        return new RoundResult(
                guests.run().round(),
                voidReason.or(before::disagreement).or(after::disagreement),
                Deliveries.NONE,
                0,
                Optional.empty(),
                after.senders().minus(before.senders()),
                after.receivers().minus(before.receivers()),
                guests.setup(),
                after.tap().minus(before.tap()),
                clientCpuNanos,
                Times.NONE,
                Times.NONE,
                Times.NONE,
                seconds,
                1,
                Optional.of(guests.heapPerConnection()));
    }
}
