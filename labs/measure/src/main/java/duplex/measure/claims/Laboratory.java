package duplex.measure.claims;

import duplex.measure.Cell;
import duplex.measure.Closing;
import duplex.measure.Comparison;
import duplex.measure.Plan;
import duplex.measure.Run;
import duplex.measure.ServerProcess;
import duplex.measure.browser.Browser;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.Firefox;
import duplex.measure.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lends experiments what they need: a server, browsers, Node. What is shared is started at the first use and ended when the
 * laboratory closes. For one thread.
 */
final class Laboratory implements AutoCloseable {

    private static final int TRIES = 3;

    private final Front front;
    private final List<AutoCloseable> started = new ArrayList<>();
    private Optional<ServerUnderTest> server = Optional.empty();
    private Optional<Chromium> chromium = Optional.empty();
    private Optional<Browser> firefox = Optional.empty();
    private final Map<String, String> versions = new TreeMap<>();

    Laboratory() {
        this(Front.NOTHING);
    }

    /** @param front before each server that is lent */
    Laboratory(Front front) {
        this.front = front;
    }

    /** The server that experiments share: others have spoken in its room before. */
    ServerUnderTest server() throws IOException {
        if (server.isEmpty()) {
            server = Optional.of(keep(newServer()));
        }
        return server.get();
    }

    /**
     * A server of one's own, for whoever needs an empty room or other options; to be closed by whoever asked for it.
     *
     * @param options as for {@code duplex serve}, after those of {@link ServerProcess}
     */
    ServerUnderTest newServer(String... options) throws IOException {
        ServerProcess process = ServerProcess.start(List.of(options));
        try {
            return new ServerUnderTest(process, front.before(process.address()));
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    /**
     * Measures every run of a plan, round by round, so that a drift of the machine hits all alike; on a server of its own,
     * since the harness must be alone in the room.
     *
     * @return for each round the results in the order of the plan
     * @throws IOException also when a run was void
     */
    List<List<Result>> measure(Plan plan, int rounds) throws IOException {
        List<List<Result>> all = new ArrayList<>();
        try (ServerUnderTest alone = newServer();
                Comparison comparison = new Comparison(plan, alone.address(), alone.control())) {
            for (int i = 0; i < rounds; i++) {
                List<Result> round = new ArrayList<>();
                for (Cell cell : plan.cells()) {
                    round.add(measure(comparison, new Run(cell, i + 1)));
                }
                all.add(round);
            }
        }
        return all;
    }

    /** A void run tells nothing, on a busy machine not even that something is wrong: it is made again, twice at most. */
    private static Result measure(Comparison comparison, Run run) throws IOException {
        String reason = "";
        for (int i = 0; i < TRIES; i++) {
            Result result = new Result(run.cell(), List.of(comparison.measure(run)));
            if (result.voidReason().isEmpty()) {
                return result;
            }
            reason = result.voidReason().get();
        }
        throw new IOException("a run was void, " + TRIES + " times: " + reason);
    }

    /** The Chromium that experiments share; tabs are theirs to open and to close. */
    Chromium chromium() throws IOException {
        if (chromium.isEmpty()) {
            chromium = Optional.of(keep(Chromium.start(found(Chromium.find(), Need.CHROMIUM))));
        }
        return chromium.get();
    }

    /** The Firefox that experiments share; tabs are theirs to open and to close. */
    Browser firefox() throws IOException {
        if (firefox.isEmpty()) {
            firefox = Optional.of(keep(Firefox.start(found(Firefox.find(), Need.FIREFOX))));
        }
        return firefox.get();
    }

    /**
     * Runs one of our scripts under Node, with the package {@code ws} at hand; to be closed by whoever asked for it.
     *
     * @param script a resource in {@code duplex/measure/claims/node}; it prints {@code ready PORT} when it listens
     */
    NodeProcess node(String script, String... arguments) throws IOException {
        NodeProcess node = NodeProcess.start(found(NodeProcess.find(), Need.NODE), script, List.of(arguments));
        versions.put(Need.NODE.key(), node.version());
        return node;
    }

    /** What has been used so far, by its name in a report: {@code chromium}, {@code firefox}, {@code node}. */
    Map<String, String> versions() {
        Map<String, String> used = new TreeMap<>(versions);
        chromium.ifPresent(browser -> used.put(Need.CHROMIUM.key(), browser.version()));
        firefox.ifPresent(browser -> used.put(Need.FIREFOX.key(), browser.version()));
        return used;
    }

    private static Path found(Optional<Path> program, Need need) throws IOException {
        return program.orElseThrow(() -> new IOException("no " + need.key() + " on this machine"));
    }

    private <T extends AutoCloseable> T keep(T shared) {
        started.add(shared);
        return shared;
    }

    /** Ends what was started, the newest first. */
    @Override
    public void close() throws IOException {
        Closing.all(started);
    }
}
