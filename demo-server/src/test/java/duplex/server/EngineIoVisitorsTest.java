package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import duplex.server.RawReader.Response;
import duplex.transport.Limit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whom Engine.IO lets in: other people's pages, and how many from one address. */
class EngineIoVisitorsTest extends EngineIoCase {

    @Test
    void aForeignPageGetsInWhereItWasAskedIn() {
        Response response = client().request("GET", POLLING, "Origin: https://school.example\r\n", "")
                .response();
        assertEquals(
                "200 *",
                response.status() + " "
                        + response.field("Access-Control-Allow-Origin").orElse("none"));
        Response withoutSlash = client().request(
                        "GET", POLLING.replace("/?", "?"), "Origin: https://school.example\r\n", "")
                .response();
        assertEquals(200, withoutSlash.status());
        Response elsewhere = client().request("GET", "/about", "Origin: https://school.example\r\n", "")
                .response();
        assertEquals(403, elsewhere.status());
    }

    @Test
    void aForeignPageStaysOutUnlessAskedIn() {
        try (DemoServer strict = RunningServer.start();
                RawClient client = new RawClient(strict.port())) {
            client.request("GET", "/socket.io/?EIO=4&transport=polling", "Origin: https://school.example\r\n", "");
            Response response = client.response();
            assertEquals(403, response.status());
            assertFalse(response.field("Access-Control-Allow-Origin").isPresent());
        }
    }

    @Test
    void aPreflightIsAnswered() {
        Response response = client().request(
                        "OPTIONS",
                        POLLING,
                        "Origin: https://school.example\r\nAccess-Control-Request-Method: POST\r\n",
                        "")
                .response();
        assertEquals(
                "204 GET, POST",
                response.status() + " "
                        + response.field("Access-Control-Allow-Methods").orElse(""));
    }

    /** A session that a poll has opened holds no connection, so that the limit on these does not bound it. */
    @Test
    void oneAddressOpensNoMoreSessionsThanConnections() throws StartFailedException {
        ServerOptions options = RunningServer.options(
                        RunningServer.WITHOUT_RATES.with(Limit.CONNECTIONS_PER_ADDRESS, 3))
                .withSocketIo(TESTED);
        try (DemoServer small = DemoServer.start(options, timer);
                RawClient client = new RawClient(small.port())) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, client.get(POLLING).response().status());
            }
            assertRefused(3, client.get(POLLING).response());
            timer.advance(INTERVAL);
            timer.advance(TIMEOUT);
            assertEquals(200, client.get(POLLING).response().status());
        }
    }

    @Test
    void aPayloadIsUtf8() {
        String session = open();
        RawClient client = client();
        client.send("POST " + session + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
        client.send("4\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(400, client.response().status());
    }
}
