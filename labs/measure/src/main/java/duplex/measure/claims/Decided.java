package duplex.measure.claims;

/**
 * A claim and what became of it.
 *
 * @param seconds that the experiment took
 */
record Decided(Claim claim, Finding finding, double seconds) {

    /**
     * Whether the ledger expects something else. A machine that lacks what the experiment needs contradicts nobody.
     */
    boolean differs() {
        boolean notTried =
                finding.because().stream().anyMatch(reason -> reason.key().equals(Trial.MISSING));
        return !notTried && finding.verdict() != claim.expected();
    }

    /** What decides this claim alone again. */
    String command() {
        return "./duplex claims " + claim.number();
    }
}
