package duplex.measure.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.measure.ChatLine;
import duplex.measure.Conversation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the measuring client makes of packets: Engine.IO's digit, Socket.IO's behind it. */
class SocketIoSessionTest implements Observer {

    private static final String HANDSHAKE = "0{\"sid\":\"abc\",\"upgrades\":[],\"pingInterval\":25000}";

    private final Conversation conversation = new Conversation(3);
    private final ChatLine line = conversation.next(1, 16).get(0);
    private final List<String> sent = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private EventLoop loop;
    private SocketIoSession session;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop();
        ClientSettings settings = new ClientSettings(
                loop,
                new InetSocketAddress(0),
                Carrier.HTTP_1,
                Profile.named("curl"),
                Origin.HTTP,
                0,
                conversation,
                "k3f9",
                1,
                new SplittableRandom(1));
        session = new SocketIoSession(settings, this, sent::add);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Override
    public void acknowledged(int message, long nanos) {
        seen.add("acknowledged " + message);
    }

    @Override
    public void heard(int message, long nanos, int bytes) {
        seen.add("heard " + message + ", " + bytes + " bytes");
    }

    @Override
    public void trouble(String what) {
        seen.add("trouble");
    }

    private void hear(String... packets) {
        for (String packet : packets) {
            session.hear(packet, 1);
        }
    }

    @Test
    void theRoomIsEnteredWhenTheSessionIsOpen() {
        hear(HANDSHAKE);
        assertEquals("abc", session.id());
        assertEquals(List.of("40{}"), sent);
    }

    @Test
    void thePageIsOpenWhenTheServerHasGreeted() {
        session.whenWelcomed(() -> seen.add("open"));
        hear(HANDSHAKE, "40{\"sid\":\"def\"}", "42[\"welcome\",{\"kind\":\"welcome\",\"text\":\"hi\"}]");
        assertEquals(List.of("open"), seen);
    }

    @Test
    void aPingIsAnsweredWithAPongAndNothingElse() {
        hear("2");
        assertEquals(List.of("3"), sent);
        assertEquals(List.of(), seen);
    }

    @Test
    void ofAnEventOnlyTheRepresentationIsTheChatMessageNotItsEnvelope() {
        String json = "{\"cursor\":\"k3f9.1\",\"id\":\"" + line.id() + "\",\"kind\":\"chat\",\"text\":\"안녕\"}";
        hear("42[\"message\"," + json + "]");
        int bytes = json.length() + 4; // two syllables of three bytes each
        assertEquals(List.of("heard " + line.number() + ", " + bytes + " bytes"), seen);
    }

    @Test
    void anAcknowledgementIsForTheEventOfItsNumber() {
        session.event(line);
        assertEquals(false, session.isAcknowledged());
        hear("430[{\"cursor\":\"k3f9.1\"}]");
        assertEquals(List.of("acknowledged " + line.number()), seen);
        assertEquals(true, session.isAcknowledged());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "9",
                "0[",
                "4",
                "41",
                "42{}",
                "42[\"message\",",
                "42[\"resync\",{}]",
                "44{\"message\":\"no\"}",
                "430[{\"error\":\"too long\"}]",
                "437[{\"cursor\":\"k3f9.1\"}]"
            })
    void whateverElseComesSpoilsTheRun(String packet) {
        session.event(line);
        hear(packet);
        assertEquals(List.of("trouble"), seen);
    }
}
