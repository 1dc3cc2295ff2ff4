package duplex.measure.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import duplex.measure.Progress;
import duplex.measure.report.Environment;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every claim of the note, decided here and now; a verdict that flips fails. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryClaimTest {

    private final Laboratory laboratory = new Laboratory();

    static List<Integer> numbers() {
        return AllClaims.all().stream().map(Claim::number).toList();
    }

    @BeforeAll
    void warm() throws IOException {
        laboratory.server();
    }

    @AfterAll
    void clear() throws IOException {
        laboratory.close();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theVerdictIsTheLedgers(int number) {
        Claim claim = AllClaims.all().get(number - 1);
        claim.needs().stream().filter(need -> !need.isThere()).forEach(EveryClaimTest::lacking);
        long start = System.nanoTime();
        Finding finding = decide(claim);
        Decided decided = new Decided(claim, finding, (System.nanoTime() - start) / 1e9);
        String printed = "";
        for (Locale locale : List.of(Locale.KOREAN, Locale.ENGLISH)) { // each value has a label in either language
            printed = new ClaimsPrinter(locale).print(List.of(decided), new Environment(Map.of()));
        }
        assertEquals(claim.expected(), finding.verdict(), printed);
        if (claim.decidedBy() == DecidedBy.MEASUREMENT && finding.measured().isEmpty()) {
            fail("a claim that a measurement decides must say what was measured");
        }
    }

    /** A machine that is too busy to tell decides nothing, and nothing has flipped: asked again, twice at most. */
    private Finding decide(Claim claim) {
        Trial trial = new Trial(laboratory, Progress.SILENT);
        Finding finding = trial.decide(claim);
        for (int again = 0; again < 2 && finding.verdict() == Verdict.UNKNOWN; again++) {
            finding = trial.decide(claim);
        }
        return finding;
    }

    private static void lacking(Need need) {
        if ("true".equals(System.getenv("CI"))) {
            fail("no " + need.key() + ", though CI must have it");
        }
        abort("not run: no " + need.key());
    }
}
