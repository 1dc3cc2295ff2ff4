package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import duplex.measure.browser.Chromium;
import duplex.server.OwnCertificate;
import duplex.server.Protocols;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way a message comes in by, it goes out by all of them. */
@ExtendWith(InChromium.class)
class SixBySixTest {
    private static final String AWKWARD = "안녕하세요 👋 <b>x</b> & \"quotes\"";
    private static final int LONGEST = 4_096;
    private static final String PROTOCOL = "performance.getEntriesByType('navigation')[0].nextHopProtocol";

    @Test
    void aMessageFromEveryPageAppearsOnEveryPage(Chromium chromium) throws Exception {
        try (Room room = new Room(Room.LOOPBACK)) {
            everyPair(chromium, room, true, "http/1.1");
        }
    }

    /** As phones see it: no {@code crypto.randomUUID}, no other gift of a secure context. */
    @Test
    void theSameOverThePlainAddressOfTheMachine(Chromium chromium) throws Exception {
        Optional<String> address = ownAddress();
        assumeTrue(address.isPresent(), "not run: this machine has no address but loopback");
        try (Room room = new Room(address.get())) {
            everyPair(chromium, room, false, "http/1.1");
        }
    }

    /** All six tabs then share one connection, on which each of them has its streams. */
    @Test
    void theSameOverTlsWithHttp2(Chromium chromium, @TempDir Path folder) throws Exception {
        Protocols tls = Protocols.tls(OwnCertificate.in(folder).keystore());
        try (Room room = new Room(Room.LOOPBACK, tls)) {
            everyPair(chromium, room, true, "h2");
        }
    }

    /** @param protocol what the pages are to have come by, as ALPN names it */
    private static void everyPair(Chromium chromium, Room room, boolean secure, String protocol) throws Exception {
        List<ChatPage> pages = new ArrayList<>();
        try {
            for (String name : Room.PAGES) {
                ChatPage page = ChatPage.open(chromium, name, room.url("/" + name));
                assertEquals(secure, page.ask("window.isSecureContext").asBoolean());
                assertEquals(protocol, page.ask(PROTOCOL).asText(), name);
                pages.add(page);
            }
            for (ChatPage sender : pages) {
                for (String text : List.of(AWKWARD + " " + sender.name(), longest(sender.name()))) {
                    sender.send("민수", text);
                    sender.awaitMessage(
                            text); // from here on it is in the room: the form page need not be reloaded twice
                    for (ChatPage reader : pages) reader.awaitMessage(text);
                }
            }
            assertEquals(2 * pages.size(), room.texts().size());
        } finally {
            for (ChatPage page : pages) page.close();
        }
    }

    /** A text as long as a text may be, in letters of one and of three bytes. */
    private static String longest(String name) {
        String korean = "가나다라 ".repeat(LONGEST / 13 - 4);
        String text = name + " " + korean;
        String padded = text + "x".repeat(LONGEST - text.getBytes(StandardCharsets.UTF_8).length);
        assertTrue(padded.getBytes(StandardCharsets.UTF_8).length == LONGEST);
        return padded;
    }

    private static Optional<String> ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
