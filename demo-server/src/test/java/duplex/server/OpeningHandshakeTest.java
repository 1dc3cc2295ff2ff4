package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, section 4.2: what a server accepts as an opening handshake. */
@TestInstance(Lifecycle.PER_CLASS)
class OpeningHandshakeTest {

    private static final String UPGRADE = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String KEY = "Sec-WebSocket-Key: " + RawClient.KEY + "\r\n";

    private DemoServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Response handshake(String fields) {
        try (RawClient client = new RawClient(server.port())) {
            return client.request("GET", "/websocket/messages", fields, "").response();
        }
    }

    @Test
    void allThatIsAskedForIsEnough() {
        assertEquals(101, handshake(UPGRADE + VERSION + KEY).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sec-WebSocket-Key: \r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ\r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j\r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZXM=\r\n",
                "Sec-WebSocket-Key: not base64 at all!!!!!!=\r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            })
    void aKeyIsSixteenBytesInBase64AndThereIsOne(String key) {
        Response response = handshake(UPGRADE + VERSION + key);
        assertEquals(400, response.status(), response.head());
        assertEquals("{\"error\":\"Sec-WebSocket-Key must be 16 bytes in Base64\"}", response.content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sec-WebSocket-Version: 8\r\n",
                "Sec-WebSocket-Version: 13, 8\r\n",
                "Sec-WebSocket-Version: x\r\n"
            })
    void anotherVersionIsToldTheOneWeSpeak(String version) {
        Response response = handshake(UPGRADE + version + KEY);
        assertEquals(426, response.status(), response.head());
        assertEquals(Optional.of("13"), response.field("Sec-WebSocket-Version"));
    }

    @Test
    void connectionMustNameUpgrade() {
        assertEquals(
                400,
                handshake("Connection: keep-alive\r\nUpgrade: websocket\r\n" + VERSION + KEY)
                        .status());
    }

    @Test
    void aRequestThatAsksForNoUpgradeIsToldToSendOne() {
        Response response = handshake(VERSION + KEY);
        assertEquals(426, response.status());
        assertEquals(Optional.of("websocket"), response.field("Upgrade"));
    }

    @Test
    void itIsNoneInHttp10() {
        Response response = upgrade("/websocket/messages HTTP/1.0");
        assertEquals(400, response.status(), response.head());
        assertTrue(response.content().contains("HTTP/1.1 or later"), response.content());
    }

    /** RFC 9110, section 7.8: a server may ignore the field. */
    @Test
    void whoeverAsksForAnUpgradeWhereThereIsNoneIsAnsweredAsIfItHadNot() {
        assertEquals(404, upgrade("/nowhere HTTP/1.1").status());
        Response response = upgrade("/about HTTP/1.1");
        assertEquals(200, response.status(), response.head());
        assertTrue(response.content().contains("\"transports\":"), response.content());
        assertEquals(Optional.empty(), response.field("Set-Cookie"), response.head());
    }

    private Response upgrade(String target) {
        try (RawClient client = new RawClient(server.port())) {
            return client.send("GET " + target + "\r\nHost: localhost\r\n" + UPGRADE + VERSION + KEY + "\r\n")
                    .response();
        }
    }

    /** Section 4.2.2: the server selects none it does not speak, by leaving the field out. */
    @Test
    void anUnknownSubprotocolIsNotEchoed() {
        Response response = handshake(UPGRADE + VERSION + KEY + "Sec-WebSocket-Protocol: soap, wamp\r\n");
        assertEquals(101, response.status());
        assertFalse(response.head().contains("Sec-WebSocket-Protocol"), response.head());
    }

    @Test
    void anExtensionThatWasNotAgreedToIsNotEchoed() {
        Response response =
                handshake(UPGRADE + VERSION + KEY + "Sec-WebSocket-Extensions: permessage-deflate, x-unknown\r\n");
        assertEquals(101, response.status());
        assertFalse(response.head().contains("Sec-WebSocket-Extensions"), response.head());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%c3%28", "%"})
    void aMalformedQueryIsRefusedAndNoFaultOfOurs(String query) {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.request("GET", "/websocket/messages?after=" + query, UPGRADE + VERSION + KEY, "")
                    .response();
            assertEquals(400, response.status(), response.head());
            assertFalse(response.content().contains("Exception"), response.content());
        }
    }

    @Test
    void aMalformedCursorIsRefusedWhileThereIsAResponse() {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.request("GET", "/websocket/messages?after=", UPGRADE + VERSION + KEY, "")
                    .response();
            assertEquals(400, response.status());
            assertTrue(response.content().startsWith("{\"error\":"), response.content());
        }
    }
}
