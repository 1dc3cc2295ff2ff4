package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One tab of a browser: what a person can do to a page, and what a script can ask it.
 *
 * <p>Every call waits for the browser's answer. A browser that does not answer within the time it was given, a page that
 * does not load and a script that throws are all {@link BrowserException}. A tab may be used by one thread at a time.
 */
public interface Tab extends AutoCloseable {

    /** How long {@link #waitFor(String)} waits. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** Opens an address as if it had been typed, and waits for the page's load event. */
    void navigate(String url) throws BrowserException;

    /** Reloads the page as the browser's own button does, and waits for the load event. */
    void reload() throws BrowserException;

    /**
     * The value of a JavaScript <em>expression</em>, by value; a promise is awaited.
     *
     * @param expression not a statement list: wrap those in {@code (() => { … })()}
     */
    JsonNode evaluate(String expression) throws BrowserException;

    /** Enters text where the caret is: Chromium in one piece, as an input method would, Firefox key by key. */
    void type(String text) throws BrowserException;

    /** Presses and releases a key. */
    void press(Key key) throws BrowserException;

    /** Does something that makes the browser navigate, and waits for the load event of the page it arrives at. */
    void awaitLoad(Action action) throws BrowserException;

    @Override
    void close() throws BrowserException;

    /** Waits until an expression is truthy in the page, at most {@link #PATIENCE}. */
    default void waitFor(String condition) throws BrowserException {
        waitFor(condition, PATIENCE);
    }

    /**
     * Waits until an expression is truthy in the page. It is the page that looks, at every change of its document and every
     * 20 ms, so the wait ends when the condition comes true; when the page navigates, the next page goes on looking.
     */
    default void waitFor(String condition, Duration patience) throws BrowserException {
        Waiting.until(this, condition, patience);
    }

    /** Moves the focus to the first element that a CSS selector finds. */
    default void focus(String selector) throws BrowserException {
        evaluate("document.querySelector(" + Json.quote(selector) + ").focus()");
    }

    /** Something done to a tab. */
    @FunctionalInterface
    interface Action {
        void run() throws BrowserException;
    }
}
