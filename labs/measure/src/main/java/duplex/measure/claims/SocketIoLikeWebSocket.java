package duplex.measure.claims;

import duplex.measure.browser.BrowserException;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.Key;
import duplex.measure.browser.Tab;
import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import duplex.wire.link.Upgrades;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Claim 34: Socket.IO lets services work as if by WebSocket where there is none. */
final class SocketIoLikeWebSocket implements Claim {

    private static final int MESSAGES = 10;
    private static final String SPOKEN = "여기도 들려요";
    private static final String STATE = "document.querySelector('#state').dataset.state";
    private static final String SHOWN = "document.querySelectorAll('#messages .text').length";

    @Override
    public int number() {
        return 34;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    /** Both pages behind a proxy that refuses every {@code Upgrade}, while others talk; and what the envelope costs without it. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer();
                Link proxy = Link.to(server.address())) {
            proxy.set(Conditions.CLEAR.withUpgrades(Upgrades.REFUSED));
            Seen seen = behind(proxy, laboratory.chromium(), server);
            int envelope = envelopeBytes(server);
            Measured[] measured = {
                Measured.of("messages", MESSAGES, Unit.COUNT),
                Measured.of("shown_websocket", seen.byWebSocket(), Unit.COUNT),
                Measured.of("shown_socket_io", seen.bySocketIo(), Unit.COUNT),
                Measured.yesOrNo("said_socket_io", seen.said()),
                Measured.of("envelope", envelope, Unit.BYTES)
            };
            Verdict verdict = verdict(seen);
            return verdict == Verdict.UNKNOWN
                    ? Finding.unknown(Reason.of("unforeseen"), measured)
                    : Finding.of(verdict, measured);
        }
    }

    /**
     * @param byWebSocket of the messages, shown on the WebSocket page
     * @param bySocketIo of the messages, shown on the Socket.IO page
     * @param said what was said on the Socket.IO page came into the room
     */
    record Seen(int byWebSocket, int bySocketIo, boolean said) {}

    private static Seen behind(Link proxy, Chromium chromium, ServerUnderTest server) throws IOException {
        String origin = "http://127.0.0.1:" + proxy.port();
        try (Tab webSocket = chromium.open(origin + "/websocket");
                Tab socketIo = chromium.open(origin + "/socket-io");
                RawConnection others = server.connect().enter()) {
            webSocket.waitFor(STATE + " === 'reconnecting' || " + STATE + " === 'open'");
            socketIo.waitFor(STATE + " === 'open'");
            for (int i = 0; i < MESSAGES; i++) {
                others.sendText(RawConnection.chatMessage("말 " + i, "said-" + i));
            }
            socketIo.waitFor(SHOWN + " >= " + MESSAGES);
            int bySocketIo = socketIo.evaluate(SHOWN).asInt();
            int byWebSocket = webSocket.evaluate(SHOWN).asInt();
            say(socketIo, SPOKEN);
            socketIo.waitFor(SHOWN + " > " + MESSAGES);
            return new Seen(byWebSocket, bySocketIo, isInRoom(server, SPOKEN));
        }
    }

    private static boolean isInRoom(ServerUnderTest server, String text) throws IOException {
        try (RawConnection connection = server.connect()) {
            return connection.get("/short-polling/messages").content().contains(text);
        }
    }

    private static void say(Tab page, String text) throws BrowserException {
        page.focus("#author");
        page.type("보라");
        page.focus("#text");
        page.type(text);
        page.press(Key.ENTER);
    }

    /** The payload data of one chat message by Socket.IO's WebSocket, less the same by ours. */
    private static int envelopeBytes(ServerUnderTest server) throws IOException {
        try (RawConnection plain = server.connect().enter();
                RawConnection enveloped = server.connect();
                RawConnection others = server.connect()) {
            enveloped.handshake("/socket.io/?EIO=4&transport=websocket");
            enveloped.frame(); // Engine.IO's open packet
            enveloped.sendText("40"); // enter the main namespace
            others.post("/short-polling/messages", "봉투의 무게", "weighed");
            return size(enveloped) - size(plain);
        }
    }

    private static int size(RawConnection connection) throws IOException {
        RawFrame frame = connection.frame();
        while (!frame.text().contains("\"weighed\"")) {
            frame = connection.frame();
        }
        return frame.text().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Where WebSocket brings nothing, all has to come. */
    static Verdict verdict(Seen seen) {
        if (seen.byWebSocket() > 0) {
            return Verdict.UNKNOWN; // the proxy let it through: nothing was put to the test
        }
        if (seen.bySocketIo() == MESSAGES && seen.said()) {
            return Verdict.CONFIRMED;
        }
        return seen.bySocketIo() > 0 ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
