package duplex.measure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.report.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The instrument itself, put to the test: its closed loop beside wrk's on the same server, and what a server that freezes
 * for a second looks like to an open loop and to closed ones.
 *
 * @param beside ours and wrk's; empty where there is no wrk
 * @param open loop, with the freeze
 * @param closed loop of ours, with the freeze
 * @param wrk with the freeze; a closed loop that adds afterwards the requests it would have made (its version 4 does); empty
 *     where there is none
 */
record Calibration(Optional<Beside> beside, Seen open, Seen closed, Optional<Seen> wrk) {

    static final String TARGET = "/about";
    private static final int TURNS = 5;
    private static final int TURN_SECONDS = 2;
    private static final int CONNECTIONS = 4;

    /** Fewer, and the server's compiler is still at work: what is compared would be how warm it was. */
    private static final int WARM_UP = 150_000;

    private static final int MOST_WARM_UPS = 15;

    private static final int FREEZE_SECONDS = 5;
    private static final int FREEZE_CONNECTIONS = 10;
    private static final double FREEZE_RATE = 200;
    private static final long FREEZE_AFTER_MILLIS = 2_000;
    private static final double NANOS_PER_MICRO = 1_000;

    /**
     * Medians of turns that took turns, so that a drift of the machine hits both.
     *
     * @param ours requests a second, and so on
     */
    record Beside(Median ours, Median wrk, Median ourP50Micros, Median wrkP50Micros) {

        double rateRatio() {
            return ours.value() / wrk.value();
        }

        double p50Ratio() {
            return ourP50Micros.value() / wrkP50Micros.value();
        }
    }

    /** A distribution, in microseconds. */
    record Seen(long requests, double p50Micros, double p99Micros, double mostMicros) {

        static Seen of(Histogram nanos) {
            return new Seen(
                    nanos.getTotalCount(),
                    nanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
                    nanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
                    nanos.getMaxValue() / NANOS_PER_MICRO);
        }
    }

    static Calibration run(Progress progress) throws IOException {
        progress.step(0, 2, "wrk");
        Optional<Beside> beside = Wrk.isHere() ? Optional.of(besideWrk()) : Optional.empty();
        progress.step(1, 2, "freeze");
        Calibration frozen = freeze();
        progress.step(2, 2, "");
        return new Calibration(beside, frozen.open(), frozen.closed(), frozen.wrk());
    }

    /** Our closed loop and wrk's, on the chat server. */
    static Beside besideWrk() throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> wrks = new ArrayList<>();
        List<Double> ourP50 = new ArrayList<>();
        List<Double> wrkP50 = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start();
                LoadLoop load = new LoadLoop(server.address(), TARGET)) {
            long warm = 0;
            for (int i = 0; i < MOST_WARM_UPS && warm < WARM_UP; i++) {
                warm += load.closed(CONNECTIONS, 1).getTotalCount();
            }
            for (int turn = 0; turn < TURNS; turn++) {
                Histogram own = load.closed(CONNECTIONS, TURN_SECONDS);
                ours.add((double) own.getTotalCount() / TURN_SECONDS);
                ourP50.add(own.getValueAtPercentile(50) / NANOS_PER_MICRO);
                Wrk wrk = Wrk.run(server.address(), TARGET, CONNECTIONS, TURN_SECONDS);
                wrks.add(wrk.perSecond());
                wrkP50.add(wrk.p50Micros());
            }
        }
        return new Beside(Median.of(ours), Median.of(wrks), Median.of(ourP50), Median.of(wrkP50));
    }

    /** The lesson: the same second, seen by who had planned when to ask, and by who waits for the answer before. */
    static Calibration freeze() throws IOException {
        try (SmallServerProcess server = new SmallServerProcess(PollingStockServer.class);
                LoadLoop load = new LoadLoop(server.address(), "/")) {
            load.closed(FREEZE_CONNECTIONS, 1);
            freezeSoon(server);
            Seen open = Seen.of(load.open(FREEZE_CONNECTIONS, FREEZE_RATE, FREEZE_SECONDS));
            freezeSoon(server);
            Seen closed = Seen.of(load.closed(FREEZE_CONNECTIONS, FREEZE_SECONDS));
            Optional<Seen> wrk = Optional.empty();
            if (Wrk.isHere()) {
                freezeSoon(server);
                Wrk seen = Wrk.run(server.address(), "/", FREEZE_CONNECTIONS, FREEZE_SECONDS);
                wrk = Optional.of(new Seen(
                        Math.round(seen.perSecond() * FREEZE_SECONDS),
                        seen.p50Micros(),
                        seen.p99Micros(),
                        seen.mostMicros()));
            }
            return new Calibration(Optional.empty(), open, closed, wrk);
        }
    }

    private static void freezeSoon(SmallServerProcess server) {
        Thread soon = new Thread(() -> {
            Pause.millis(FREEZE_AFTER_MILLIS);
            server.freeze();
        });
        soon.setDaemon(true);
        soon.start();
    }

    /** Beside {@code report.json}, as {@code calibration.json}, the report takes it in. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", "duplex.calibration/1");
        ThisMachine.describe().facts().forEach(json.putObject("environment")::put);
        json.put("command", "./duplex calibrate");
        beside.ifPresent(both -> {
            ObjectNode object = json.putObject("closed_loop");
            object.put("endpoint", TARGET).put("connections", CONNECTIONS).put("turns", TURNS);
            object.put("ours_per_second", both.ours().value())
                    .put("wrk_per_second", both.wrk().value());
            object.put("ours_p50_us", both.ourP50Micros().value())
                    .put("wrk_p50_us", both.wrkP50Micros().value());
        });
        ObjectNode frozen = json.putObject("freeze");
        frozen.set("open", json(open));
        frozen.set("closed", json(closed));
        wrk.ifPresent(seen -> frozen.set("wrk", json(seen)));
        return json;
    }

    private static ObjectNode json(Seen seen) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requests", seen.requests())
                .put("p50_us", seen.p50Micros())
                .put("p99_us", seen.p99Micros())
                .put("max_us", seen.mostMicros());
    }
}
