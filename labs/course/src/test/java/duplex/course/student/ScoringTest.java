package duplex.course.student;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.course.run.Judgement;
import duplex.course.student.LabProgress.Status;
import duplex.course.verdict.Cause;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.Output;
import duplex.course.verdict.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoringTest {

    /** Stands still until the test moves it. */
    private static final class HeldClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final HeldClock clock = new HeldClock();
    private final Scoring scoring = new Scoring(clock);

    @Test
    void theFirstHintIsFreeAtOnce() {
        assertEquals(1, scoring.freeTier(scoring.after(LabProgress.NONE, failing("a", "1"))));
    }

    @Test
    void theNextIsFreeAfterTwoFailingRuns() {
        LabProgress once = scoring.after(LabProgress.NONE, failing("a", "1"));
        LabProgress twice = scoring.after(once, failing("a", "2"));
        assertEquals(2, scoring.freeTier(twice));
        assertEquals(2, scoring.freeTier(scoring.after(twice, failing("a", "3"))));
    }

    @Test
    void runningTheSameFileAgainIsNoAttempt() {
        LabProgress once = scoring.after(LabProgress.NONE, failing("a", "1"));
        LabProgress again = scoring.after(scoring.after(once, failing("a", "1")), failing("a", "1"));
        assertEquals(1, again.attempts());
        assertEquals(1, scoring.freeTier(again));
    }

    @Test
    void theNextIsFreeAfterFiveMinutesToo() {
        LabProgress once = scoring.after(LabProgress.NONE, failing("a", "1"));
        clock.now = clock.now.plus(Duration.ofMinutes(5));
        assertEquals(2, scoring.freeTier(once));
        clock.now = clock.now.plus(Duration.ofHours(1));
        assertEquals(4, scoring.freeTier(once));
    }

    @Test
    void anotherFailingCheckBeginsWithItsFirstHint() {
        LabProgress progress = LabProgress.NONE;
        for (int run = 0; run < 6; run++) {
            progress = scoring.after(progress, failing("a", "a" + run));
        }
        assertEquals(4, scoring.freeTier(progress));
        assertEquals(1, scoring.freeTier(scoring.after(progress, failing("b", "b"))));
    }

    @Test
    void oncePassedIsPassed() {
        LabProgress passed =
                scoring.after(LabProgress.NONE, judgement(CheckResult.passed("a", List.of(), Output.NONE), "1"));
        assertEquals(Status.PASSED, passed.status());
        assertEquals(Status.PASSED, scoring.after(passed, failing("a", "2")).status());
    }

    @Test
    void whatCannotBeCheckedHereIsNotPassedSilently() {
        LabProgress part = scoring.after(LabProgress.NONE, judgement(CheckResult.unknown("a", "chromium"), "1"));
        assertEquals(Status.PASSED_IN_PART, part.status());
        assertEquals(Map.of("a", State.UNKNOWN), part.verdicts());
    }

    private static Judgement failing(String check, String hash) {
        Failure failure = Failure.of(Cause.NOTHING, Optional.empty(), Optional.empty());
        return judgement(CheckResult.failed(check, failure, List.of(), Output.NONE), hash);
    }

    private static Judgement judgement(CheckResult result, String hash) {
        return new Judgement("05", List.of(), List.of(result), Map.of(), List.of(), 1, hash, 0);
    }
}
