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
     * CPU times of two servers, which take as long as all the rest together; and long polling, which asks again at once, on
     * connections that are just being closed.
     */
    private static final Set<Integer> LONG = Set.of(15, 39);

    /** What the harness measures: its clients pass a relay that changes bytes unchanged, so nothing could flip. */
    private static final Set<Integer> BY_THE_HARNESS = Set.of(5, 9, 10, 15, 16, 39);

    /**
     * Without persistent connections the note is right about them. What reopening costs beside keeping cannot be measured
     * where nothing is kept; and each message that is posted waits for a connection before anybody hears of it by SSE.
     */
    @Test
    void withoutPersistentConnectionsTheNoteIsRightAboutThem() throws IOException {
        assertEquals(
                Map.of(
                        1, Verdict.CONFIRMED,
                        2, Verdict.CONFIRMED,
                        3, Verdict.UNKNOWN,
                        4, Verdict.CONFIRMED,
                        5, Verdict.CONFIRMED),
                flipped(Fault.KEEP_ALIVE_OFF, LONG));
    }

    @Test
    void aCookieOnThe101IsAHandshakeThatIsRepeated() throws IOException {
        assertEquals(Map.of(13, Verdict.QUALIFIED), flipped(Fault.COOKIE_ON_THE_101, BY_THE_HARNESS));
    }

    /** Where no Origin is wrong, nobody can tell that the one in the note's request was right. */
    @Test
    void anUncheckedOriginDecidesNothingAboutTheOneInTheSampleRequest() throws IOException {
        assertEquals(Map.of(23, Verdict.UNKNOWN), flipped(Fault.ORIGIN_UNCHECKED, BY_THE_HARNESS));
    }

    /** The verdicts that are not the ledger's; those are left out that this machine cannot try. */
    private static Map<Integer, Verdict> flipped(Fault fault, Set<Integer> leftOut) throws IOException {
        Map<Integer, Verdict> flipped = new TreeMap<>();
        List<Claim> claims = AllClaims.all().stream()
                .filter(claim -> !leftOut.contains(claim.number()))
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
