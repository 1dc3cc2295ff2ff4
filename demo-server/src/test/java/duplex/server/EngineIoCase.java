package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import duplex.transport.engineio.EngineIoOptions;
import duplex.transport.socketio.SocketIoOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** A server whose sessions send every message back, as the published test suites want it, and clients for it. */
abstract class EngineIoCase {

    static final Duration INTERVAL = Duration.ofMillis(300);
    static final Duration TIMEOUT = Duration.ofMillis(200);

    /** As the published test suites want it. */
    static final SocketIoOptions TESTED = new SocketIoOptions(
            new EngineIoOptions(SocketIoOptions.PATH, INTERVAL, TIMEOUT, Optional.of("*")),
            Duration.ofSeconds(1),
            true);

    static final String POLLING = "/engine.io/?EIO=4&transport=polling";
    static final String WEBSOCKET = "/engine.io/?EIO=4&transport=websocket";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([A-Za-z0-9_-]+)\"");
    static final Duration TICK = Duration.ofMillis(1);

    final HeldTimer timer = new HeldTimer();
    final DemoServer server = start(timer);
    private final List<RawClient> clients = new ArrayList<>();

    private static DemoServer start(HeldTimer timer) {
        try {
            return DemoServer.start(
                    RunningServer.options(RunningServer.WITHOUT_RATES).withSocketIo(TESTED), timer);
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        clients.forEach(RawClient::close);
        server.close();
    }

    RawClient client() {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    /** The target of a session that a poll has opened. */
    String open() {
        return POLLING + "&sid=" + sid(client().get(POLLING).response().content());
    }

    static String sid(String handshake) {
        Matcher matcher = SID.matcher(handshake);
        assertTrue(matcher.find(), handshake);
        return matcher.group(1);
    }

    Response post(String session, String payload) {
        return client().request("POST", session, "Content-Type: text/plain;charset=UTF-8\r\n", payload)
                .response();
    }

    Response poll(String session) {
        return client().get(session).response();
    }

    static void assertRefused(int code, Response response) {
        assertEquals(400, response.status(), response.toString());
        assertTrue(response.content().startsWith("{\"code\":" + code + ",\"message\":\""), response.content());
    }
}
