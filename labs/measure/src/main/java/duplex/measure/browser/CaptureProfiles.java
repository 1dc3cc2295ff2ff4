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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Captures the header sections that real clients send to this server: Chromium, Firefox and curl, each on plain http to
 * this machine's own address ({@code http}, not a secure context), on {@code localhost}, and over TLS, by HTTP/1.1
 * ({@code https}) and by HTTP/2 ({@code https/2}). Writes a profile for each, which the measuring clients then send line
 * by line.
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
    private final int tlsPort;
    private final Path folder;

    private CaptureProfiles(int serverPort, int tlsPort, Path folder) {
        this.serverPort = serverPort;
        this.tlsPort = tlsPort;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("give the folder for the profiles");
            System.exit(2);
        }
        try (ServerProcess server = ServerProcess.start();
                ServerProcess tls = ServerProcess.start(List.of("--tls"))) {
            new CaptureProfiles(server.address().getPort(), tls.address().getPort(), Path.of(arguments[0])).all();
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
        clear(client, ownAddress(), origins.putObject("http"));
        clear(client, InetAddress.getLoopbackAddress(), origins.putObject("localhost"));
        tls(client, List.of("http/1.1"), origins.putObject("https"));
        tls(client, List.of("h2", "http/1.1"), origins.putObject("https/2"));
        Files.writeString(folder.resolve(name + ".json"), text(profile), StandardCharsets.UTF_8);
        System.out.println(name + " " + version);
    }

    private void clear(Client client, InetAddress address, ObjectNode kinds) throws IOException {
        try (RecordingRelay relay = new RecordingRelay(address, serverPort)) {
            String host = address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
            visit(client, new RecordedOrigin(relay::requests, "http", host + ":" + relay.port()), kinds);
        }
    }

    private void tls(Client client, List<String> protocols, ObjectNode kinds) throws IOException {
        try (TlsRecordingRelay relay = new TlsRecordingRelay(ownAddress(), tlsPort, protocols)) {
            String authority = ownAddress().getHostAddress() + ":" + relay.port();
            visit(client, new RecordedOrigin(relay::requests, "https", authority), kinds);
        }
    }

    private static void visit(Client client, RecordedOrigin origin, ObjectNode kinds) throws IOException {
        client.visit(origin).forEach((kind, request) -> kinds.set(kind, lines(request, origin.authority())));
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
