package duplex.measure.claims;

import java.io.IOException;
import java.util.Set;

/**
 * A sentence of the note, put to the test. One class per claim, named after what the sentence says. What it says, its scope,
 * the rule and the experiment stand in the texts, under {@code NUMBER.…} in both languages.
 *
 * <ol>
 *   <li>The verdict of a claim that a measurement decides is computed from what was measured, by a rule in the class; the
 *       thresholds in the rule name their source.
 *   <li>Claims are decided one after the other: an experiment has the machine to itself.
 * </ol>
 */
interface Claim {

    /** 1 to 39, in the order of the note. */
    int number();

    /** The verdict that the ledger of claims expects. */
    Verdict expected();

    DecidedBy decidedBy();

    /** Without all of these the claim is not tried. */
    default Set<Need> needs() {
        return Set.of();
    }

    /**
     * Makes the experiment and decides. Takes seconds.
     *
     * @throws IOException when the experiment failed as such; the verdict is unknown then
     */
    Finding decide(Laboratory laboratory) throws IOException;
}
