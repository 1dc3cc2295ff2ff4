package duplex.measure.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.measure.Progress;
import duplex.measure.claims.SpoilingRelay.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is broken on purpose flips the verdicts that it should, and no other. */
@Tag("slow")
class BrokenServersTest {

    /**
     * What the harness measures: it compares what both ends have counted, so that a run is void whose bytes a relay changes or
     * whose connections it ends.
     */
    private static final Set<Integer> BY_THE_HARNESS = Set.of(5, 9, 10, 16, 39);

    /**
     * Those that meet other servers than ours, which stand behind no relay; 3, which compares CPU times so close to each
     * other there that chance decides; and 15, which takes as long as all the rest.
     */
    private static final Set<Integer> ELSEWHERE = Set.of(3, 6, 15, 27, 30, 36, 37, 38);

    @Test
    void withoutPersistentConnectionsTheNoteIsRightAboutThem() throws IOException {
        assertEquals(
                Map.of(1, Verdict.CONFIRMED, 2, Verdict.CONFIRMED, 4, Verdict.CONFIRMED),
                flipped(Fault.KEEP_ALIVE_OFF));
    }

    @Test
    void aCookieOnThe101IsAHandshakeThatIsRepeated() throws IOException {
        assertEquals(Map.of(13, Verdict.QUALIFIED), flipped(Fault.COOKIE_ON_THE_101));
    }

    /** Where no Origin is wrong, nobody can tell that the one in the note's request was right. */
    @Test
    void anUncheckedOriginDecidesNothingAboutTheOneInTheSampleRequest() throws IOException {
        assertEquals(Map.of(23, Verdict.UNKNOWN), flipped(Fault.ORIGIN_UNCHECKED));
    }

    /** The verdicts that are not the ledger's; those are left out that this machine cannot try. */
    private static Map<Integer, Verdict> flipped(Fault fault) throws IOException {
        Map<Integer, Verdict> flipped = new TreeMap<>();
        List<Claim> claims = AllClaims.all().stream()
                .filter(claim -> !BY_THE_HARNESS.contains(claim.number()) && !ELSEWHERE.contains(claim.number()))
                .toList();
        try (SpoilingRelay relay = new SpoilingRelay(fault);
                Laboratory laboratory = new Laboratory(relay)) {
            for (Decided each : new Trial(laboratory, Progress.SILENT).decide(claims, new ClaimTexts(Locale.ENGLISH))) {
                if (each.differs()) {
                    flipped.put(each.claim().number(), each.finding().verdict());
                }
            }
        }
        return flipped;
    }
}
