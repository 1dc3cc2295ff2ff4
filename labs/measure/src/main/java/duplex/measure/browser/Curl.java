package duplex.measure.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that a person would type to use the room with curl. */
final class Curl {
    private final RecordedOrigin origin;

    Curl(RecordedOrigin origin) {
        this.origin = origin;
    }

    /** For example {@code curl 7.88.1}. */
    static String version() throws IOException {
        String[] words = run(List.of("--version")).split(" ", 3);
        return words[0] + " " + words[1];
    }

    /** One request of each kind, by kind. curl keeps no cookies unless told to, so none are sent. */
    Map<String, RecordedRequest> requests() throws IOException {
        Map<String, RecordedRequest> requests = new LinkedHashMap<>();
        run(List.of("-s", origin.url("/form-post")));
        requests.put("navigate", origin.last("GET", "/form-post"));

        // -L follows the 303, with GET as RFC 9110 asks
        run(List.of("-s", "-L", "-d", "author=curl", "-d", "text=hello", "-d", "id=curl-1", origin.url("/form-post")));
        requests.put("form-post", origin.last("POST", "/form-post"));
        requests.put("form-post-follow", origin.last("GET", "/form-post"));

        String messages = origin.url("/short-polling/messages");
        String cursor = Json.read(run(List.of("-s", messages))).path("cursor").asText();
        run(List.of("-s", messages + "?after=" + cursor));
        requests.put("poll", origin.last("GET", "/short-polling/messages?after="));

        run(List.of("-s", "--json", "{\"author\":\"curl\",\"text\":\"hello\",\"id\":\"curl-2\"}", messages));
        requests.put("post", origin.last("POST", "/short-polling/messages"));

        run(List.of("-s", "-N", "--max-time", "1", origin.url("/server-sent-events/messages")));
        requests.put("event-stream", origin.last("GET", "/server-sent-events/messages"));

        // By field lines, as everybody does it: not every curl speaks ws://. The example key of RFC 6455, section 1.3.
        run(List.of(
                "-s",
                "--max-time",
                "1",
                "-H",
                "Connection: Upgrade",
                "-H",
                "Upgrade: websocket",
                "-H",
                "Sec-WebSocket-Version: 13",
                "-H",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                origin.url("/websocket/messages")));
        requests.put("websocket", origin.lastHandshake("/websocket/messages"));

        socketIo(requests);
        return requests;
    }

    /** Opens a session, enters the room, and asks what there is. */
    private void socketIo(Map<String, RecordedRequest> requests) throws IOException {
        String polling = origin.url("/socket.io/?EIO=4&transport=polling");
        String handshake = run(List.of("-s", polling)).substring(1); // the first digit is the packet's type
        String session = polling + "&sid=" + Json.read(handshake).path("sid").asText();
        run(List.of("-s", "-H", "Content-Type: text/plain;charset=UTF-8", "-d", "40{}", session));
        requests.put("socket-io-post", origin.last("POST", "/socket.io/?"));
        run(List.of("-s", session));
        requests.put("socket-io-poll", origin.last("GET", "/socket.io/?"));
    }

    /** What curl prints; it goes to the address itself, whatever proxy the environment names. */
    private static String run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("curl", "-k")); // a server of ours signs its own certificate
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("no_proxy", "*");
        Process curl = builder.start();
        return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
