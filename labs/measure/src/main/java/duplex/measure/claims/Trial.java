package duplex.measure.claims;

import duplex.measure.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries claims one after the other. What cannot be tried is unknown, and says why. */
final class Trial {

    /** The reason of a claim that was not tried. */
    static final String MISSING = "missing";

    private static final double NANOS_PER_SECOND = 1e9;

    private final Laboratory laboratory;
    private final Progress progress;

    Trial(Laboratory laboratory, Progress progress) {
        this.laboratory = laboratory;
        this.progress = progress;
    }

    /** @param titles what the progress says while a claim is tried */
    List<Decided> decide(List<Claim> claims, ClaimTexts titles) {
        List<Decided> decided = new ArrayList<>();
        for (Claim claim : claims) {
            progress.step(decided.size(), claims.size(), claim.number() + ". " + titles.says(claim));
            long start = System.nanoTime();
            Finding finding = decide(claim);
            decided.add(new Decided(claim, finding, (System.nanoTime() - start) / NANOS_PER_SECOND));
        }
        progress.step(decided.size(), claims.size(), "");
        return decided;
    }

    Finding decide(Claim claim) {
        Optional<Need> missing =
                claim.needs().stream().sorted().filter(need -> !need.isThere()).findFirst();
        if (missing.isPresent()) {
            return Finding.unknown(Reason.of(MISSING, missing.get().key()));
        }
        try {
            return claim.decide(laboratory);
        } catch (IOException e) {
            return Finding.unknown(
                    Reason.of("failed", e.toString().lines().findFirst().orElse("")));
        }
    }
}
