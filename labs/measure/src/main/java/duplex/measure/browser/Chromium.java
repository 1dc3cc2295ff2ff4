package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chromium, Chrome or Edge, driven by the Chrome DevTools Protocol (chromedevtools.github.io/devtools-protocol): one
 * WebSocket, a flat session for each tab.
 */
public final class Chromium implements Browser {
    /**
     * Nothing may be fetched, updated or throttled behind our back: the bytes and times are ours to count. And a key that is
     * pressed before a new page is drawn must not be lost.
     */
    private static final List<String> FLAGS = List.of(
            "--remote-debugging-port=0",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-proxy-server",
            "--ignore-certificate-errors", // a server of ours signs its own; nobody else is visited
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--disable-default-apps",
            "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication",
            "--allow-pre-commit-input",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--password-store=basic",
            "--use-mock-keychain",
            "--hide-scrollbars");

    private final BrowserProcess process;
    private final CommandSocket socket;
    private final String version;
    private final Map<String, ChromiumTab> tabs = new ConcurrentHashMap<>();

    private Chromium(BrowserProcess process, URI address) throws BrowserException {
        this.process = process;
        this.socket = new CommandSocket(address, this::onEvent);
        this.version =
                socket.call("Browser.getVersion", Json.object()).path("product").asText();
    }

    /** The browser installed here, if there is one; the environment variable {@code DUPLEX_CHROMIUM} decides. */
    public static Optional<Path> find() {
        return Executables.ofThisMachine()
                .find(
                        "DUPLEX_CHROMIUM",
                        List.of(
                                "chromium",
                                "chromium-browser",
                                "google-chrome",
                                "google-chrome-stable",
                                "chrome",
                                "microsoft-edge",
                                "msedge"),
                        List.of(
                                "Chromium.app/Contents/MacOS/Chromium",
                                "Google Chrome.app/Contents/MacOS/Google Chrome",
                                "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
                        List.of(
                                "Chromium\\Application\\chrome.exe",
                                "Google\\Chrome\\Application\\chrome.exe",
                                "Microsoft\\Edge\\Application\\msedge.exe"));
    }

    /** Starts without a window. */
    public static Chromium start(Path executable) throws IOException {
        return start(executable, List.of("--headless=new"));
    }

    /**
     * Starts as a person would, with a window where there is a screen. Without {@code --headless} the browser gives its
     * everyday name in {@code User-Agent} and {@code Sec-CH-UA}, not {@code HeadlessChrome}. On Linux without a screen
     * the window is drawn nowhere, and must be told its size: a page without one receives no keys.
     */
    public static Chromium startWithWindow(Path executable) throws IOException {
        Map<String, String> environment = System.getenv();
        boolean screen = !onLinux() || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return start(executable, screen ? List.of() : List.of("--ozone-platform=headless", "--window-size=1280,800"));
    }

    private static Chromium start(Path executable, List<String> mode) throws IOException {
        Path profile = BrowserProcess.newProfile();
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(FLAGS);
        command.addAll(mode);
        if (onLinux() && System.getProperty("user.name").equals("root")) command.add("--no-sandbox");
        command.add("--user-data-dir=" + profile);
        command.add("about:blank");
        BrowserProcess process = BrowserProcess.start(command, profile);
        try {
            return new Chromium(process, URI.create(process.address()));
        } catch (IOException failed) {
            process.close();
            throw failed;
        }
    }

    private static boolean onLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }

    @Override
    public String name() {
        return "chromium";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public ChromiumTab open(String url) throws BrowserException {
        return open(url, Json.object());
    }

    /** Opens a tab that shares no cookie and no storage with any other. */
    public ChromiumTab openApart(String url) throws BrowserException {
        JsonNode context =
                socket.call("Target.createBrowserContext", Json.object().put("disposeOnDetach", true));
        return open(url, Json.object().set("browserContextId", context.path("browserContextId")));
    }

    private ChromiumTab open(String url, ObjectNode where) throws BrowserException {
        String target = socket.call("Target.createTarget", where.put("url", "about:blank"))
                .path("targetId")
                .asText();
        String session = socket.call(
                        "Target.attachToTarget",
                        Json.object().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        ChromiumTab tab = new ChromiumTab(socket, session, target);
        tabs.put(session, tab);
        tab.enable();
        tab.navigate(url);
        return tab;
    }

    BrowserProcess process() {
        return process;
    }

    private void onEvent(JsonNode event) {
        ChromiumTab tab = tabs.get(event.path("sessionId").asText());
        if (tab != null) tab.onEvent(event.path("method").asText(), event.path("params"));
    }

    @Override
    public void close() throws IOException {
        try {
            socket.call("Browser.close", Json.object());
        } catch (BrowserException alreadyGone) {
            // ended or hanging: the process is ended below in either case
        } finally {
            socket.close();
            process.close();
        }
    }
}
