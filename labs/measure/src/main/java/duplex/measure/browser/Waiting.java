package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;

/** Waits for a condition inside the page, across navigations. */
final class Waiting {
    /** What Chromium and Firefox say when the page that was looking has been replaced by another. */
    private static final Pattern PAGE_REPLACED =
            Pattern.compile("context was destroyed|navigated or closed|Cannot find (default )?(execution )?context"
                    + "|Promise was collected|destroyed before query|no such frame|AbortError");

    /** Resolves to true, or to a word on what was seen last when the time is over. */
    private static final String LOOK = """
            new Promise(resolve => {
              const deadline = performance.now() + %d;
              let seen;
              const look = () => {
                try { seen = (%s); } catch (failure) { seen = undefined; problem = String(failure); }
                if (!seen && performance.now() < deadline) return;
                observer.disconnect();
                clearInterval(timer);
                resolve(seen ? true : problem);
              };
              let problem = 'it stayed false';
              const observer = new MutationObserver(look);
              observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
              const timer = setInterval(look, 20);
              look();
            })
            """;

    private Waiting() {}

    static void until(Tab tab, String condition, Duration patience) throws BrowserException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
            try {
                JsonNode outcome = tab.evaluate(LOOK.formatted(left, condition));
                if (outcome.isBoolean()) return;
                throw new BrowserException(
                        "waited %d ms for: %s%nbut: %s".formatted(patience.toMillis(), condition, outcome.asText()));
            } catch (BrowserException failed) {
                boolean replaced = PAGE_REPLACED
                        .matcher(String.valueOf(failed.getMessage()))
                        .find();
                if (!replaced || left == 0) throw failed;
            }
        }
    }
}
