package duplex.measure.claims;

import duplex.measure.browser.Tab;
import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.util.Set;

/** Claim 8: with AJAX the page stays where it is and usable while a request is under way. */
final class AjaxLeavesThePageAlone implements Claim {

    private static final String DRAFT = "half a sentence";

    /** A long poll, whose answer is made to wait; counts how often a timer of the page fires meanwhile. */
    private static final String TICKS = """
            (async () => {
              let ticks = 0;
              const timer = setInterval(() => ticks++, 10);
              const request = new XMLHttpRequest();
              request.open('GET', '/long-polling/messages?after=%s', %b);
              const answered = new Promise(done => request.onload = done);
              request.send();
              await answered;
              clearInterval(timer);
              return ticks;
            })()
            """;

    @Override
    public int number() {
        return 8;
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
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer();
                Tab tab = laboratory.chromium().open(server.origin() + "/long-polling");
                RawConnection other = server.connect()) {
            tab.evaluate("window.samePage = true");
            tab.focus("#text");
            tab.type(DRAFT);
            other.post("/long-polling/messages", "news", "news");
            tab.waitFor("document.querySelector('#messages').textContent.includes('news')");
            boolean navigated = !tab.evaluate("window.samePage === true").asBoolean();
            boolean draft = tab.evaluate("document.querySelector('#text').value")
                    .asText()
                    .equals(DRAFT);
            boolean focus = tab.evaluate("document.activeElement.id").asText().equals("text");
            int asynchronous = ticks(tab, server, true);
            int synchronous = ticks(tab, server, false);
            return Finding.of(
                    verdict(navigated, draft && focus, asynchronous),
                    Measured.of("navigations", navigated ? 1 : 0, Unit.COUNT),
                    Measured.yesOrNo("draft_kept", draft),
                    Measured.yesOrNo("focus_kept", focus),
                    Measured.of("ticks", asynchronous, Unit.COUNT),
                    Measured.of("ticks_synchronous", synchronous, Unit.COUNT));
        }
    }

    static Verdict verdict(boolean navigated, boolean keptDraftAndFocus, int ticksMeanwhile) {
        return !navigated && keptDraftAndFocus && ticksMeanwhile > 0 ? Verdict.CONFIRMED : Verdict.REFUTED;
    }

    /** While somebody else lets the page wait for half a second. */
    private static int ticks(Tab tab, ServerUnderTest server, boolean asynchronous) throws IOException {
        String cursor;
        try (RawConnection newcomer = server.connect()) {
            cursor = newcomer.post("/long-polling/messages", "before", "before-" + asynchronous)
                    .content()
                    .replaceAll(".*\"cursor\":\"([^\"]*)\".*", "$1");
        }
        Later answer = Later.after(500, () -> {
            try (RawConnection poster = server.connect()) {
                poster.post("/long-polling/messages", "answer", "answer-" + asynchronous);
            }
        });
        int ticks = tab.evaluate(TICKS.formatted(cursor, asynchronous)).asInt();
        answer.join();
        return ticks;
    }
}
