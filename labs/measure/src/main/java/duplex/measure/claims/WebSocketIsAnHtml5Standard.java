package duplex.measure.claims;

/** Claim 11: WebSocket is an HTML5 standard. */
final class WebSocketIsAnHtml5Standard implements Claim {

    /** RFC 6455, "The WebSocket Protocol", December 2011: the protocol is the IETF's. */
    private static final int PROTOCOL = 2011;

    /** HTML5, W3C Recommendation, 28 October 2014: it does not contain WebSocket, which had left its drafts in 2009. */
    private static final int HTML5 = 2014;

    @Override
    public int number() {
        return 11;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.DOCUMENT;
    }

    @Override
    public Finding decide(Laboratory laboratory) {
        return Finding.of(
                Verdict.QUALIFIED,
                Measured.of("protocol", PROTOCOL, Unit.YEAR),
                Measured.of("html5", HTML5, Unit.YEAR));
    }
}
