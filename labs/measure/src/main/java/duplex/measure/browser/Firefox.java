package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Firefox, driven by WebDriver BiDi (w3.org/TR/webdriver-bidi) over one WebSocket, without a window. */
public final class Firefox implements Browser {
    /** Keeps a fresh profile from asking the world for updates, lists and news. */
    private static final String PREFERENCES = """
            user_pref("app.normandy.enabled", false);
            user_pref("app.update.disabledForTesting", true);
            user_pref("browser.newtabpage.enabled", false);
            user_pref("browser.region.network.url", "");
            user_pref("browser.safebrowsing.downloads.remote.enabled", false);
            user_pref("browser.safebrowsing.malware.enabled", false);
            user_pref("browser.safebrowsing.phishing.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("browser.startup.homepage_override.mstone", "ignore");
            user_pref("browser.startup.page", 0);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("dom.push.connection.enabled", false);
            user_pref("extensions.getAddons.cache.enabled", false);
            user_pref("extensions.systemAddon.update.enabled", false);
            user_pref("extensions.update.enabled", false);
            user_pref("geo.provider.testing", true);
            user_pref("media.gmp-manager.updateEnabled", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("network.proxy.type", 0);
            user_pref("nimbus.rollouts.enabled", false);
            user_pref("services.settings.server", "data:,#none/v1");
            user_pref("toolkit.telemetry.enabled", false);
            user_pref("toolkit.telemetry.server", "");
            """;

    private final BrowserProcess process;
    private final CommandSocket socket;
    private final String version;
    private final Map<String, FirefoxTab> tabs = new ConcurrentHashMap<>();

    private Firefox(BrowserProcess process, URI address) throws BrowserException {
        this.process = process;
        this.socket = new CommandSocket(address, this::onEvent);
        var capabilities = Json.object();
        // A server of ours signs its own certificate; nobody else is visited.
        capabilities.putObject("capabilities").putObject("alwaysMatch").put("acceptInsecureCerts", true);
        JsonNode session = socket.call("session.new", capabilities).path("capabilities");
        this.version = "Firefox/" + session.path("browserVersion").asText();
        var events = Json.object();
        events.putArray("events").add("browsingContext.load");
        socket.call("session.subscribe", events);
    }

    /** The browser installed here, if there is one; the environment variable {@code DUPLEX_FIREFOX} decides. */
    public static Optional<Path> find() {
        return Executables.ofThisMachine()
                .find(
                        "DUPLEX_FIREFOX",
                        List.of("firefox", "firefox-esr"),
                        List.of("Firefox.app/Contents/MacOS/firefox"),
                        List.of("Mozilla Firefox\\firefox.exe", "Mozilla Firefox ESR\\firefox.exe"));
    }

    public static Firefox start(Path executable) throws IOException {
        Path profile = BrowserProcess.newProfile();
        Files.writeString(profile.resolve("user.js"), PREFERENCES);
        BrowserProcess process = BrowserProcess.start(
                List.of(
                        executable.toString(),
                        "--headless",
                        "--no-remote",
                        "--remote-debugging-port=0",
                        "--profile",
                        profile.toString()),
                profile);
        try {
            return new Firefox(process, URI.create(process.address() + "/session"));
        } catch (IOException failed) {
            process.close();
            throw failed;
        }
    }

    @Override
    public String name() {
        return "firefox";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public FirefoxTab open(String url) throws BrowserException {
        String context = socket.call("browsingContext.create", Json.object().put("type", "tab"))
                .path("context")
                .asText();
        FirefoxTab tab = new FirefoxTab(socket, context);
        tabs.put(context, tab);
        tab.navigate(url);
        return tab;
    }

    private void onEvent(JsonNode event) {
        FirefoxTab tab = tabs.get(event.path("params").path("context").asText());
        if (tab != null && event.path("method").asText().equals("browsingContext.load")) tab.loaded();
    }

    @Override
    public void close() throws IOException {
        try {
            socket.call("browser.close", Json.object());
        } catch (BrowserException alreadyGone) {
            // ended or hanging: the process is ended below in either case
        } finally {
            socket.close();
            process.close();
        }
    }
}
