package duplex.measure.claims;

import java.time.LocalDate;
import java.time.Month;

/** Claim 32: WebSocket is a technique that appeared after HTML5. */
final class AppearedAfterHtml5 implements Claim {

    /** HTML5's first public working draft at the W3C, w3.org/TR/2008/WD-html5-20080122. */
    private static final LocalDate HTML5_DRAFT = LocalDate.of(2008, Month.JANUARY, 22);

    /**
     * "Web Socket specification - replaces TCPConnection": revision 1840 of the draft "HTML 5", as the WHATWG's list of
     * commits has it (lists.whatwg.org, commit-watchers).
     */
    private static final LocalDate WEBSOCKET_DRAFT = LocalDate.of(2008, Month.JULY, 3);

    /** "Web Sockets Now Available In Google Chrome", blog.chromium.org: the developers' channel of Chrome 4. */
    private static final LocalDate BROWSER = LocalDate.of(2009, Month.DECEMBER, 9);

    /** RFC 6455, "The WebSocket Protocol": December 2011. */
    private static final LocalDate PROTOCOL = LocalDate.of(2011, Month.DECEMBER, 1);

    /** HTML5, W3C Recommendation: "Open Web Platform Milestone Achieved with HTML5 Recommendation", w3.org. */
    private static final LocalDate HTML5 = LocalDate.of(2014, Month.OCTOBER, 28);

    @Override
    public int number() {
        return 32;
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
                verdict(WEBSOCKET_DRAFT, PROTOCOL),
                Measured.of("html5_draft", HTML5_DRAFT.getYear(), Unit.YEAR),
                Measured.of("websocket_draft", WEBSOCKET_DRAFT.getYear(), Unit.YEAR),
                Measured.of("browser", BROWSER.getYear(), Unit.YEAR),
                Measured.of("protocol", PROTOCOL.getYear(), Unit.YEAR),
                Measured.of("html5", HTML5.getYear(), Unit.YEAR));
    }

    /** After HTML5 is what was finished after it; what grew up in its drafts came with it. */
    static Verdict verdict(LocalDate draft, LocalDate standard) {
        if (standard.isAfter(HTML5)) {
            return Verdict.CONFIRMED;
        }
        return draft.isBefore(HTML5_DRAFT) ? Verdict.REFUTED : Verdict.QUALIFIED;
    }
}
