package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import duplex.wire.link.Upgrades;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The WebSocket page behind a proxy that lets no opening handshake through. */
@ExtendWith(InChromium.class)
@Tag("slow") // a page waits ten seconds for a handshake that nobody answers
class SwallowedUpgradePageTest {

    /** The page waits 10 s for an answer. */
    private static final Duration LONGER_THAN_ITS_PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PASSED")
    void thePageSaysThatItHasNoConnectionAndComesInWhenThereIsOne(Upgrades upgrades, Chromium chromium)
            throws Exception {
        try (Room room = new Room(Room.LOOPBACK);
                Link link = Link.to(room.port())) {
            link.set(Conditions.CLEAR.withUpgrades(upgrades));
            try (ChromiumTab tab = chromium.open("http://" + Room.LOOPBACK + ":" + link.port() + "/websocket")) {
                tab.waitFor(
                        "document.querySelector('#state').dataset.state === 'reconnecting'", LONGER_THAN_ITS_PATIENCE);
                link.set(Conditions.CLEAR);
                tab.waitFor("document.querySelector('#state').dataset.state === 'open'");
                room.say("다시 왔어요");
                tab.waitFor("document.querySelectorAll('#messages .text').length === 1");
                assertEquals(
                        "다시 왔어요",
                        tab.evaluate("document.querySelector('#messages .text').textContent")
                                .asText());
            }
        }
    }
}
