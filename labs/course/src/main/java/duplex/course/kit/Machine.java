package duplex.course.kit;

import duplex.course.lesson.Need;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.Tab;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** What only some machines have. */
public final class Machine {

    /** The system property that, set to {@code off}, makes this a machine without a browser: for the author's quick gate. */
    public static final String BROWSER_PROPERTY = "duplex.course.browser";

    private Machine() {}

    /**
     * Chromium, Chrome or Edge, without a window, with a page open.
     *
     * @throws NotOnThisMachine when there is none
     */
    public static Page chromium(URI page) throws IOException {
        Path executable = Chromium.find()
                .filter(found -> !"off".equals(System.getProperty(BROWSER_PROPERTY)))
                .orElseThrow(() -> new NotOnThisMachine(Need.CHROMIUM));
        Chromium browser = Chromium.start(executable);
        try {
            return new Page(browser, browser.open(page.toString()));
        } catch (IOException e) {
            browser.close();
            throw e;
        }
    }

    /** A page in a browser. */
    public static final class Page implements AutoCloseable {

        private final Chromium browser;
        private final Tab tab;

        private Page(Chromium browser, Tab tab) {
            this.browser = browser;
            this.tab = tab;
        }

        /** The text of a JavaScript expression's value; a promise is awaited. */
        public String evaluate(String expression) throws IOException {
            return tab.evaluate(expression).asText();
        }

        @Override
        public void close() throws IOException {
            browser.close();
        }
    }
}
