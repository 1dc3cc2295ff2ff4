package duplex.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.wire.Bytes;
import duplex.wire.Ledger;
import duplex.wire.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Reads the ledger of a server under test, and what its process uses. The control port itself is never counted. Blocks; for any thread. */
public final class ControlPort implements ServerSide {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final int port;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();

    public ControlPort(int port, String token) {
        this.port = port;
        this.token = token;
    }

    @Override
    public boolean counts() {
        return true;
    }

    /**
     * What was counted for a transport since the server started. And for pages, which nobody else asks for meanwhile:
     * there a connection stands that has begun, with a handshake of TLS perhaps, and has made no request yet.
     */
    @Override
    public TapReading read(Transport transport) throws IOException {
        JsonNode ledger = ask("GET", "/ledger");
        JsonNode account = ledger.path("transports").path(transport.ledgerName());
        JsonNode pages = ledger.path("transports").path(Ledger.OTHER);
        JsonNode process = ledger.path("process");
        return new TapReading(
                bytes(account.path("up")).plus(bytes(pages.path("up"))),
                bytes(account.path("down")).plus(bytes(pages.path("down"))),
                sum("connections_opened", account, pages),
                sum("requests", account, pages),
                sum("empty_responses", account, pages),
                process.path("cpu_ns").asLong(),
                process.path("heap_used").asLong());
    }

    private static long sum(String figure, JsonNode account, JsonNode pages) {
        return account.path(figure).asLong() + pages.path(figure).asLong();
    }

    /** Has the server collect its garbage: what remains of its heap then is in use. Bytes. */
    @Override
    public long heapInUse() throws IOException {
        return ask("POST", "/garbage-collection").path("heap_used").asLong();
    }

    private static Bytes bytes(JsonNode parts) {
        Map<Part, Long> byPart = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            byPart.put(part, parts.path(part.key()).asLong());
        }
        return new Bytes(
                byPart,
                parts.path("http2_fields_decoded").asLong(),
                parts.path("payload_uncompressed").asLong());
    }

    private static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    private JsonNode ask(String method, String path) throws IOException {
        URI uri = URI.create("http://" + loopback() + ":" + port + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("the control port answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            return json.readTree(in);
        }
    }
}
