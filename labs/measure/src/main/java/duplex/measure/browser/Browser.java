package duplex.measure.browser;

import java.io.IOException;

/**
 * A running browser with a fresh profile of its own, so that no cookie or setting of the user takes part.
 * Closing it ends every process it started and deletes the profile.
 */
public interface Browser extends AutoCloseable {

    /** Short lower-case name, {@code chromium} or {@code firefox}. */
    String name();

    /** What the browser calls itself, for example {@code Chrome/156.0.8078.79}. */
    String version();

    /** Opens a new tab and waits until the page has loaded. */
    Tab open(String url) throws BrowserException;

    @Override
    void close() throws IOException;
}
