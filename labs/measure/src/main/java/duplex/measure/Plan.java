package duplex.measure;

import duplex.measure.client.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured: some cells, each in so many rounds.
 *
 * @param cells each once, in the order of measuring
 * @param rounds 1 to 100; a round is every cell once, so that a drift of the machine hits all of them
 * @param seed of texts, ids, schedules and keys
 * @param command asks for it again
 */
public record Plan(List<Cell> cells, int rounds, long seed, String command) {

    private static final int MOST_ROUNDS = 100;

    public Plan {
        cells = List.copyOf(new LinkedHashSet<>(cells));
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure; name at least one transport");
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds must be 1 to " + MOST_ROUNDS + ", was " + rounds);
        }
    }

    /** What is measured at the same time: one run, or several that are idle. */
    public record Step(List<Run> runs) {
        public Step {
            runs = List.copyOf(runs);
        }

        /** For people. */
        String name(int rounds) {
            Run first = runs.get(0);
            return (rounds == 1 ? "" : first.round() + "/" + rounds + " ")
                    + first.cell().key();
        }
    }

    /** Of one cell, measured once: for whoever asks a single question. */
    public static Plan of(Cell cell, long seed) {
        return new Plan(List.of(cell), 1, seed, "");
    }

    /** The cell by which the polls are sized that Lubbers and Greco print, where one has their browser's field lines. */
    Optional<Cell> publishedPolls() {
        return cells.stream()
                .filter(cell -> cell.transport() == Transport.SHORT_POLLING
                        && cell.profile().name().equals(Profile.PUBLISHED)
                        && !cell.isIdle())
                .findFirst();
    }

    /** Whether the same is measured, however it was asked for. */
    public boolean isSameAs(Plan other) {
        return cells.equals(other.cells) && rounds == other.rounds && seed == other.seed;
    }

    /** Step by step, in the order of measuring: round after round, and at the end, once, what is idle. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Cell cell : cells) {
                if (!cell.isIdle()) {
                    steps.add(new Step(List.of(new Run(cell, round))));
                }
            }
        }
        steps.addAll(idleSteps());
        return steps;
    }

    /**
     * Different transports can be idle together: each has an account of its own. Over TLS they cannot, for there a
     * connection that has made no request yet is in nobody's account.
     */
    private List<Step> idleSteps() {
        List<List<Run>> steps = new ArrayList<>();
        for (Cell cell : cells.stream().filter(Cell::isIdle).toList()) {
            List<Run> step = steps.stream()
                    .filter(runs -> runs.stream().allMatch(run -> canBeIdleTogether(run.cell(), cell)))
                    .findFirst()
                    .orElseGet(() -> {
                        steps.add(new ArrayList<>());
                        return steps.get(steps.size() - 1);
                    });
            step.add(new Run(cell, 1));
        }
        return steps.stream().map(Step::new).toList();
    }

    private static boolean canBeIdleTogether(Cell one, Cell other) {
        return !one.transport().ledgerName().equals(other.transport().ledgerName())
                && one.seconds() == other.seconds()
                && !one.carrier().tls()
                && one.serverOptions().equals(other.serverOptions());
    }
}
