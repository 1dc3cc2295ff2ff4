package duplex.measure.claims;

import java.util.List;

/** Claim 33: WebSocket cannot be used in Internet Explorer. */
final class UnusableInInternetExplorer implements Claim {

    /**
     * A browser's version that had WebSocket first, as RFC 6455 has it or a draft so close to it that they understand each
     * other; and those before that had none, or an older draft.
     *
     * @param year of the first version's release
     */
    private record Support(String browser, String first, int year) {}

    /**
     * Versions: Can I use, feature "websockets" (caniuse.com, full support without a prefix). Days of release: MDN's
     * browser-compat-data (Chrome 14: 16 September 2011, Firefox 11: 13 March 2012, Safari 6: 25 July 2012, Internet Explorer
     * 10: 26 October 2012). Microsoft's own guide for developers says the same of Internet Explorer 10.
     */
    private static final List<Support> SUPPORT = List.of(
            new Support("chrome", "14", 2011),
            new Support("firefox", "11", 2012),
            new Support("safari", "6", 2012),
            new Support("ie", "10", 2012));

    /** All that Can I use lists of Internet Explorer. */
    private static final List<Double> VERSIONS = List.of(5.5, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0);

    @Override
    public int number() {
        return 33;
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
        double first = SUPPORT.stream()
                .filter(each -> each.browser().equals("ie"))
                .mapToDouble(each -> Double.parseDouble(each.first()))
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        int with = (int) VERSIONS.stream().filter(version -> version >= first).count();
        return Finding.of(
                verdict(VERSIONS.size(), with),
                Measured.of("without", VERSIONS.size() - with, Unit.COUNT),
                Measured.of("with", with, Unit.COUNT),
                year("chrome"),
                year("firefox"),
                year("safari"),
                year("ie"));
    }

    private static Measured year(String browser) {
        return SUPPORT.stream()
                .filter(each -> each.browser().equals(browser))
                .map(each -> Measured.of(browser, each.year(), Unit.YEAR))
                .findFirst()
                .orElseThrow();
    }

    /** @param with of all versions, those with WebSocket */
    static Verdict verdict(int versions, int with) {
        if (with == 0) {
            return Verdict.CONFIRMED;
        }
        return with < versions ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
