package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import duplex.wire.link.Upgrades;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behind a proxy that does not let an opening handshake through, a client learns why, or at least that. */
class SwallowedUpgradeTest {

    private static final String HANDSHAKE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: " + RawClient.KEY + "\r\n";

    private static RawClient shakeHands(Link link) {
        return new RawClient(link.port()).request("GET", "/websocket/messages", HANDSHAKE, "");
    }

    @Test
    void withoutItsUpgradeFieldItIsAnswered426AndALineThatSaysWhatIsMissing() throws IOException {
        try (DemoServer server = RunningServer.start();
                Link link = link(server, Upgrades.REMOVED);
                RawClient client = shakeHands(link)) {
            Response response = client.response();
            assertEquals(426, response.status(), response.head());
            assertEquals("websocket", response.field("Upgrade").orElseThrow());
            assertTrue(response.content().contains("Upgrade must name websocket"), response.content());
        }
    }

    @Test
    void refusedItIsAnsweredByTheProxy() throws IOException {
        try (DemoServer server = RunningServer.start();
                Link link = link(server, Upgrades.REFUSED);
                RawClient client = shakeHands(link)) {
            assertEquals(502, client.response().status());
            assertTrue(client.ended());
        }
    }

    @Test
    void swallowedItIsNeverAnsweredAndOnlySilenceTells() throws IOException {
        try (DemoServer server = RunningServer.start();
                Link link = link(server, Upgrades.SWALLOWED);
                RawClient client = shakeHands(link)) {
            client.socket().setSoTimeout(300);
            assertThrows(
                    SocketTimeoutException.class,
                    () -> client.socket().getInputStream().read());
        }
    }

    /** What a fallback lives on. */
    @ParameterizedTest
    @EnumSource
    void pollsGetThroughWhateverBecomesOfUpgrades(Upgrades upgrades) throws IOException {
        try (DemoServer server = RunningServer.start();
                Link link = link(server, upgrades);
                RawClient client = new RawClient(link.port())) {
            WayIn.LONG_POLLING.post(client, "a1");
            String page = client.get(WayIn.LONG_POLLING.path()).response().content();
            assertTrue(page.contains("\"id\":\"a1\""), page);
        }
    }

    private static Link link(DemoServer server, Upgrades upgrades) throws IOException {
        Link link = Link.to(server.port());
        link.set(Conditions.CLEAR.withUpgrades(upgrades));
        return link;
    }
}
