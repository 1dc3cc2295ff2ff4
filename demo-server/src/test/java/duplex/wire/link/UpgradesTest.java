package duplex.wire.link;

import static duplex.wire.link.Linked.hear;
import static duplex.wire.link.Linked.hearAll;
import static duplex.wire.link.Linked.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a link makes of an opening handshake. */
@Timeout(60)
class UpgradesTest {

    private static final String HANDSHAKE = """
            GET /websocket/messages HTTP/1.1\r
            Host: localhost\r
            Connection: keep-alive, Upgrade\r
            upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private static final String HANDSHAKE_WITHOUT = """
            GET /websocket/messages HTTP/1.1\r
            Host: localhost\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private static final String PLAIN = "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 7\r\n\r\nUpgrade";

    private static Conditions conditions(Upgrades upgrades) {
        return Conditions.CLEAR.withUpgrades(upgrades);
    }

    @Test
    void passedItIsAsItCame() throws IOException {
        try (Linked linked = new Linked(conditions(Upgrades.PASSED))) {
            say(linked.client, HANDSHAKE);
            assertEquals(HANDSHAKE, hear(linked.server, HANDSHAKE.length()));
        }
    }

    @Test
    void removedItIsAPlainRequestHoweverItIsSliced() throws IOException {
        try (Linked linked = new Linked(conditions(Upgrades.REMOVED))) {
            for (int i = 0; i < HANDSHAKE.length(); i++) {
                say(linked.client, HANDSHAKE.substring(i, i + 1));
            }
            say(linked.client, "more");
            assertEquals(HANDSHAKE_WITHOUT + "more", hear(linked.server, HANDSHAKE_WITHOUT.length() + 4));
            say(linked.server, "HTTP/1.1 426 Upgrade Required\r\n\r\n");
            assertEquals("HTTP/1.1 426", hear(linked.client, 12));
        }
    }

    @Test
    void swallowedItIsNeverAnsweredAndTheConnectionStaysOpen() throws IOException {
        try (Linked linked = new Linked(conditions(Upgrades.SWALLOWED))) {
            say(linked.client, HANDSHAKE);
            linked.server.setSoTimeout(200);
            linked.client.setSoTimeout(200);
            assertThrows(
                    SocketTimeoutException.class,
                    () -> linked.server.getInputStream().read());
            assertThrows(
                    SocketTimeoutException.class,
                    () -> linked.client.getInputStream().read());
        }
    }

    @Test
    void refusedItIsAnswered502AndBothSidesEnd() throws IOException {
        try (Linked linked = new Linked(conditions(Upgrades.REFUSED))) {
            say(linked.client, HANDSHAKE);
            String answer = hearAll(linked.client);
            assertTrue(answer.startsWith("HTTP/1.1 502 Bad Gateway\r\n"), answer);
            assertEquals("", hearAll(linked.server));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatAsksForNoUpgradeIsAlwaysPassed(Upgrades upgrades) throws IOException {
        try (Linked linked = new Linked(conditions(upgrades))) {
            say(linked.client, PLAIN);
            assertEquals(PLAIN, hear(linked.server, PLAIN.length()));
            say(linked.client, PLAIN);
            assertEquals(PLAIN, hear(linked.server, PLAIN.length()));
        }
    }

    /** The first byte of TLS is 22 (RFC 8446, section 5.1): nothing can be seen in there, nor removed. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotHttpIsPassedAtOnce(Upgrades upgrades) throws IOException {
        try (Linked linked = new Linked(conditions(upgrades))) {
            say(linked.client, "\26\3\1");
            assertEquals("\26\3\1", hear(linked.server, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatEndsEarlyIsPassedAsFarAsItWent(Upgrades upgrades) throws IOException {
        try (Linked linked = new Linked(conditions(upgrades))) {
            say(linked.client, "GET / HT");
            linked.client.shutdownOutput();
            assertEquals("GET / HT", hearAll(linked.server));
        }
    }
}
