package duplex.course.student;

import duplex.course.lesson.Hints;
import duplex.course.run.Judgement;
import duplex.course.student.LabProgress.Failing;
import duplex.course.student.LabProgress.Status;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a judgement changes about a student's progress, and which hints are free by now. */
public final class Scoring {

    /** The next tier is free after so many runs that failed in the same check … */
    static final int RUNS_PER_TIER = 2;

    /** … or after so long. */
    static final Duration TIME_PER_TIER = Duration.ofMinutes(5);

    private final Clock clock;

    public Scoring(Clock clock) {
        this.clock = clock;
    }

    /** A run of the same files as before is no attempt. */
    public LabProgress after(LabProgress before, Judgement judgement) {
        boolean changed = !before.sourceHash().equals(judgement.sourceHash());
        Map<String, State> verdicts = new TreeMap<>(before.verdicts());
        judgement.results().forEach(result -> verdicts.put(result.check(), result.state()));
        return new LabProgress(
                status(before, judgement.state()),
                before.attempts() + (changed ? 1 : 0),
                verdicts,
                failing(before, judgement, changed),
                before.hints(),
                before.predictions(),
                judgement.state() == State.FAIL ? before.measured() : judgement.measured(),
                before.gaveUp(),
                judgement.sourceHash(),
                judgement.seed());
    }

    /** Once passed is passed: trying something else afterwards costs nothing. */
    private static Status status(LabProgress before, State state) {
        return switch (state) {
            case PASS -> Status.PASSED;
            case UNKNOWN -> before.status() == Status.PASSED ? Status.PASSED : Status.PASSED_IN_PART;
            case FAIL, NOT_YET -> before.hasPassed() ? before.status() : Status.BEGUN;
        };
    }

    private Optional<Failing> failing(LabProgress before, Judgement judgement, boolean changed) {
        if (!judgement.complaints().isEmpty()) {
            return before.failing(); // what does not compile says nothing about the checks
        }
        Optional<String> first = judgement.results().stream()
                .filter(result -> result.state() == State.FAIL)
                .map(CheckResult::check)
                .findFirst();
        return first.map(check -> before.failing()
                .filter(failing -> failing.check().equals(check))
                .map(failing -> new Failing(check, failing.since(), failing.runs() + (changed ? 1 : 0)))
                .orElseGet(() -> new Failing(check, clock.instant(), 1)));
    }

    /**
     * The highest tier that is free for the check that fails: the first at once, each further one two failing runs or five
     * minutes later. None is locked for good.
     */
    public int freeTier(LabProgress progress) {
        return progress.failing()
                .map(failing -> {
                    long byRuns = failing.runs() / RUNS_PER_TIER;
                    long byTime =
                            Duration.between(failing.since(), clock.instant()).dividedBy(TIME_PER_TIER);
                    return 1 + (int) Math.max(byRuns, byTime);
                })
                .map(tier -> Math.min(tier, Hints.TIERS))
                .orElse(0);
    }

    /** How many more runs that fail make a tier free, at most; time may do so before. */
    public int runsUntil(LabProgress progress, int tier) {
        int runs = progress.failing().map(Failing::runs).orElse(0);
        return (tier - 1) * RUNS_PER_TIER - runs;
    }
}
