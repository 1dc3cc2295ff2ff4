package duplex.measure.claims;

import duplex.measure.browser.Tab;
import java.io.IOException;
import java.util.Set;

/** Claim 6: handling a request in the classic way navigates the page. */
final class RequestsNavigateThePage implements Claim {

    /** Nothing has happened to the page for so long: what was to happen has happened. Works across pages. */
    private static final String CALM =
            "document.readyState === 'complete' && performance.now() - (window.calmSince ??= performance.now()) > 300";

    @Override
    public int number() {
        return 6;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (FormSite site = new FormSite();
                Tab tab = laboratory.chromium().open(site.url())) {
            int ok = navigations(tab, "/200", "");
            int seeOther = navigations(tab, "/303", "");
            int noContent = navigations(tab, "/204", "");
            int elsewhere = navigations(tab, "/200", "aside");
            return Finding.of(
                    verdict(ok, seeOther, noContent, elsewhere),
                    Measured.of("ok", ok, Unit.COUNT),
                    Measured.of("see_other", seeOther, Unit.COUNT),
                    Measured.of("no_content", noContent, Unit.COUNT),
                    Measured.of("other_target", elsewhere, Unit.COUNT));
        }
    }

    /** WHATWG HTML, "form submission": it navigates the form's target, unless the response is a 204 or 205. */
    static Verdict verdict(int ok, int seeOther, int noContent, int otherTarget) {
        boolean always = ok > 0 && seeOther > 0 && noContent > 0 && otherTarget > 0;
        if (always) {
            return Verdict.CONFIRMED;
        }
        return ok + seeOther + noContent + otherTarget == 0 ? Verdict.REFUTED : Verdict.QUALIFIED;
    }

    /** How many pages replaced one another in the tab after the form was sent. */
    private static int navigations(Tab tab, String action, String target) throws IOException {
        int before = pages(tab);
        tab.evaluate("""
                (() => {
                  const form = document.forms[0];
                  form.action = '%s';
                  form.target = '%s';
                  window.calmSince = undefined;
                  form.submit();
                })()
                """.formatted(action, target));
        tab.waitFor(CALM);
        return pages(tab) - before;
    }

    private static int pages(Tab tab) throws IOException {
        return tab.evaluate("Number(sessionStorage.pages)").asInt();
    }
}
