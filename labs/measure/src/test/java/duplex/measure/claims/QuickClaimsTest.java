package duplex.measure.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A few claims that take no time, tried on a real server; every one of them is tried by {@link EveryClaimTest}. */
class QuickClaimsTest {

    private static final Set<Integer> QUICK = Set.of(1, 12, 20);

    @Test
    void theQuickOnesAreDecidedAsTheLedgerExpects() throws IOException {
        List<Claim> quick = AllClaims.all().stream()
                .filter(claim -> QUICK.contains(claim.number()))
                .toList();
        try (Laboratory laboratory = new Laboratory()) {
            List<Decided> decided =
                    new Trial(laboratory, Progress.SILENT).decide(quick, new ClaimTexts(Locale.ENGLISH));
            Map<Integer, Verdict> verdicts = decided.stream()
                    .collect(Collectors.toMap(
                            each -> each.claim().number(),
                            each -> each.finding().verdict()));
            assertEquals(Map.of(1, Verdict.REFUTED, 12, Verdict.QUALIFIED, 20, Verdict.CONFIRMED), verdicts);
        }
    }

    @Test
    void anExperimentThatFailsIsUnknownAndSaysWhy() throws IOException {
        Claim failing = new Claim() {
            @Override
            public int number() {
                return 1;
            }

            @Override
            public Verdict expected() {
                return Verdict.CONFIRMED;
            }

            @Override
            public DecidedBy decidedBy() {
                return DecidedBy.MEASUREMENT;
            }

            @Override
            public Finding decide(Laboratory laboratory) throws IOException {
                throw new IOException("the lamp went out");
            }
        };
        try (Laboratory laboratory = new Laboratory()) {
            Finding finding = new Trial(laboratory, Progress.SILENT).decide(failing);
            assertEquals(Verdict.UNKNOWN, finding.verdict());
            String why = finding.because()
                    .map(new ClaimTexts(Locale.ENGLISH)::reason)
                    .orElse("");
            assertTrue(why.contains("the lamp went out"), why);
        }
    }

    @Test
    void aNumberThatIsNoClaimIsRefused() {
        StringWriter errors = new StringWriter();
        int status = new CommandLine(new Claims())
                .setErr(new PrintWriter(errors, true))
                .execute("40");
        assertEquals(2, status);
        assertTrue(errors.toString().startsWith("there is no claim 40; there are 1 to "), errors.toString());
    }
}
