package duplex.measure.browser;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.ServerProcess;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Captures the header sections that real clients send to this server: Chromium, Firefox and curl, each on plain http to
 * this machine's own address ({@code http}, not a secure context) and on {@code localhost}. Writes a profile for each,
 * which the measuring clients then send line by line.
 *
 * <p>Needs both browsers, curl and an address that is not loopback. Run it again to renew the profiles:
 *
 * <pre>
 * mvn -q -DskipTests package
 * java -cp labs/cli/target/duplex.jar duplex.measure.browser.CaptureProfiles labs/measure/src/main/resources/duplex/profiles
 * </pre>
 */
public final class CaptureProfiles {
    private final int serverPort;
    private final Path folder;

    private CaptureProfiles(int serverPort, Path folder) {
        this.serverPort = serverPort;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("give the folder for the profiles");
            System.exit(2);
        }
        try (ServerProcess server = ServerProcess.start()) {
            new CaptureProfiles(server.address().getPort(), Path.of(arguments[0])).all();
        }
    }

    private void all() throws IOException {
        try (Browser chromium = Chromium.startWithWindow(needed(Chromium.find(), "Chromium"))) {
            write("chromium", chromium.version(), origin -> new Visit(chromium, origin).requests());
        }
        try (Browser firefox = Firefox.start(needed(Firefox.find(), "Firefox"))) {
            write("firefox", firefox.version(), origin -> new Visit(firefox, origin).requests());
        }
        write("curl", Curl.version(), origin -> new Curl(origin).requests());
    }

    /** A client's way through the pages; afterwards there is a request of each kind. */
    private interface Client {
        Map<String, RecordedRequest> visit(RecordedOrigin origin) throws IOException;
    }

    private void write(String name, String version, Client client) throws IOException {
        ObjectNode profile = Json.object()
                .put("name", name)
                .put("version", version.replaceFirst("^[^0-9]+", ""))
                .put("captured", LocalDate.now(ZoneOffset.UTC).toString());
        ObjectNode origins = profile.putObject("origins");
        Map<String, InetAddress> addresses =
                Map.of("http", ownAddress(), "localhost", InetAddress.getLoopbackAddress());
        for (Map.Entry<String, InetAddress> each : new TreeMap<>(addresses).entrySet()) {
            InetAddress address = each.getValue();
            try (RecordingRelay relay = new RecordingRelay(address, serverPort)) {
                String host = address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
                RecordedOrigin origin = new RecordedOrigin(relay, host + ":" + relay.port());
                ObjectNode kinds = origins.putObject(each.getKey());
                client.visit(origin).forEach((kind, request) -> kinds.set(kind, lines(request, origin.authority())));
            }
        }
        Files.writeString(folder.resolve(name + ".json"), text(profile), StandardCharsets.UTF_8);
        System.out.println(name + " " + version);
    }

    /** The field lines with placeholders where a value must vary. */
    private static ArrayNode lines(RecordedRequest request, String authority) {
        ArrayNode lines = Json.MAPPER.createArrayNode();
        for (RecordedRequest.Field field : request.fields()) {
            String value = switch (field.name().toLowerCase(Locale.ROOT)) {
                case "content-length" -> "{length}";
                case "sec-websocket-key" -> "{key}";
                default -> field.value().replace(authority, "{authority}");
            };
            lines.addArray().add(field.name()).add(value);
        }
        return lines;
    }

    /** JSON with one field line a line: a change of a browser's version should be easy to read. */
    private static String text(ObjectNode profile) {
        return profile.toPrettyString()
                        .replaceAll("\\[ \\[", "[\n        [")
                        .replaceAll("\\], \\[ ", "],\n        [ ")
                        .replaceAll("\\] \\]", "]\n      ]")
                + "\n";
    }

    private static Path needed(Optional<Path> found, String name) throws IOException {
        return found.orElseThrow(() -> new IOException("no " + name + " on this machine; install it first"));
    }

    /** An address of this machine that browsers do not take for a secure context. */
    private static InetAddress ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow(
                        () -> new IOException("this machine has no address but loopback; connect it to a network"));
    }
}
