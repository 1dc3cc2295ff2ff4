package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A tab of Chromium: beyond {@link Tab}, what only the DevTools Protocol can do. */
public final class ChromiumTab implements Tab {
    private final CommandSocket socket;
    private final String session;
    private final String target;
    private final Loads loads = new Loads();
    private final PageLog log = new PageLog();

    ChromiumTab(CommandSocket socket, String session, String target) {
        this.socket = socket;
        this.session = session;
        this.target = target;
    }

    /**
     * Starts listening, once the blank page that a tab begins with has loaded: its load event must not be taken for the
     * next page's. Every tab believes that it has the focus, as if each stood on a screen of its own.
     */
    void enable() throws BrowserException {
        waitFor("document.readyState === 'complete'");
        call("Page.enable", Json.object());
        call("Runtime.enable", Json.object());
        call("Log.enable", Json.object());
        call("Network.enable", Json.object());
        call("Emulation.setFocusEmulationEnabled", Json.object().put("enabled", true));
    }

    void onEvent(String method, JsonNode params) {
        if (method.equals("Page.loadEventFired")) loads.one();
        log.onEvent(method, params);
    }

    private JsonNode call(String method, ObjectNode params) throws BrowserException {
        return socket.call(session, method, params);
    }

    /** What the page has complained about and asked for so far. */
    public PageLog log() {
        return log;
    }

    @Override
    public void navigate(String url) throws BrowserException {
        awaitLoad(() -> {
            JsonNode answer =
                    call("Page.navigate", Json.object().put("url", url).put("transitionType", "typed"));
            String problem = answer.path("errorText").asText();
            if (!problem.isEmpty()) throw new BrowserException("cannot open " + url + ": " + problem);
        });
    }

    @Override
    public void reload() throws BrowserException {
        awaitLoad(() -> call("Page.reload", Json.object()));
    }

    @Override
    public void awaitLoad(Action action) throws BrowserException {
        long before = loads.seen();
        action.run();
        loads.awaitMoreThan(before, PATIENCE);
    }

    @Override
    public JsonNode evaluate(String expression) throws BrowserException {
        JsonNode answer = call(
                "Runtime.evaluate",
                Json.object()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true));
        JsonNode thrown = answer.path("exceptionDetails");
        if (!thrown.isMissingNode()) {
            String what = thrown.path("exception")
                    .path("description")
                    .asText(thrown.path("text").asText());
            throw new BrowserException("the script threw " + what + " (in " + expression + ")");
        }
        return answer.path("result").path("value");
    }

    @Override
    public void type(String text) throws BrowserException {
        call("Input.insertText", Json.object().put("text", text));
    }

    @Override
    public void press(Key key) throws BrowserException {
        ObjectNode event = Json.object()
                .put("key", key.code())
                .put("code", key.code())
                .put("windowsVirtualKeyCode", key.virtualKey());
        call("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyDown").put("text", key.text()));
        call("Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    /**
     * Shows text as being composed by an input method, as the syllable {@code 한} while its letters are typed. {@link #type}
     * replaces it and ends the composition; an empty text cancels it.
     */
    public void compose(String text) throws BrowserException {
        call(
                "Input.imeSetComposition",
                Json.object()
                        .put("text", text)
                        .put("selectionStart", text.length())
                        .put("selectionEnd", text.length()));
    }

    /** A key that the input method takes for itself: the page sees keyCode 229, "Process", and no text (UI Events). */
    public void pressWhileComposing(Key key) throws BrowserException {
        ObjectNode event =
                Json.object().put("key", "Process").put("code", key.code()).put("windowsVirtualKeyCode", 229);
        call("Input.dispatchKeyEvent", event.deepCopy().put("type", "rawKeyDown"));
        call(
                "Input.dispatchKeyEvent",
                event.put("type", "keyUp").put("key", key.code()).put("windowsVirtualKeyCode", key.virtualKey()));
    }

    /** Clicks with the left button into the middle of the first element that a CSS selector finds. */
    public void click(String selector) throws BrowserException {
        JsonNode box = evaluate("""
                (() => {
                  const element = document.querySelector(%s);
                  element.scrollIntoView({block: 'center', behavior: 'instant'});
                  const box = element.getBoundingClientRect();
                  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
                })()
                """.formatted(Json.quote(selector)));
        ObjectNode event = Json.object()
                .put("x", box.path("x").asDouble())
                .put("y", box.path("y").asDouble())
                .put("button", "left")
                .put("clickCount", 1);
        call("Input.dispatchMouseEvent", event.deepCopy().put("type", "mousePressed"));
        call("Input.dispatchMouseEvent", event.put("type", "mouseReleased"));
    }

    /** Runs a script in every page from the next navigation on, before any script of the page. */
    public void runFirst(String script) throws BrowserException {
        call("Page.addScriptToEvaluateOnNewDocument", Json.object().put("source", script));
    }

    /** Takes any certificate for good, as a person does who is shown the warning and goes on. */
    public void trustAnyCertificate() throws BrowserException {
        call("Security.setIgnoreCertificateErrors", Json.object().put("ignore", true));
    }

    /** Takes the network away from the tab: from now on every request of it fails. */
    public void disconnect() throws BrowserException {
        call(
                "Network.emulateNetworkConditions",
                Json.object()
                        .put("offline", true)
                        .put("latency", 0)
                        .put("downloadThroughput", 0)
                        .put("uploadThroughput", 0));
    }

    /** Turns the page's scripts off or on, from the next navigation on; {@link #evaluate} goes on working. */
    public void disableScripts(boolean disabled) throws BrowserException {
        call("Emulation.setScriptExecutionDisabled", Json.object().put("value", disabled));
    }

    /** The viewport in CSS pixels; a mobile one also behaves like a phone's. */
    public void resize(int width, int height, boolean mobile) throws BrowserException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", mobile));
    }

    /** Answers a media query such as {@code prefers-color-scheme} for the user. */
    public void setMedia(String feature, String value) throws BrowserException {
        ObjectNode params = Json.object();
        params.putArray("features").addObject().put("name", feature).put("value", value);
        call("Emulation.setEmulatedMedia", params);
    }

    /** Sends another {@code Accept-Language}, as a browser set to that language would. */
    public void setLanguage(String acceptLanguage) throws BrowserException {
        ObjectNode params = Json.object();
        params.putObject("headers").put("Accept-Language", acceptLanguage);
        call("Network.setExtraHTTPHeaders", params);
    }

    /** Prints the page as it would be on paper: in the size and with the margins that the page asks for, colours included. */
    public void print(Path pdf) throws IOException {
        JsonNode answer = call(
                "Page.printToPDF", Json.object().put("printBackground", true).put("preferCSSPageSize", true));
        Files.write(pdf, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    /** Writes what is visible to a PNG file. */
    public void screenshot(Path file) throws IOException {
        JsonNode answer = call("Page.captureScreenshot", Json.object().put("format", "png"));
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    @Override
    public void close() throws BrowserException {
        socket.call("Target.closeTarget", Json.object().put("targetId", target));
    }
}
