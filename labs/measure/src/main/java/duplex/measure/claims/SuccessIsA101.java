package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Claim 28: success is a 101 (RFC 6455, section 4.2.2, and section 4.1 for the client). */
final class SuccessIsA101 implements Claim {

    private static final int SWITCHED = 101;

    /** Other answers that say yes in HTTP. */
    private static final List<String> OTHERS = List.of("200 OK", "201 Created", "202 Accepted");

    @Override
    public int number() {
        return 28;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** What our server answers to a good handshake, and what the JDK's client takes for success. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        int answered;
        boolean usable;
        try (RawConnection connection = server.connect()) {
            answered = connection.handshake("/websocket/messages").status();
            usable = answered == SWITCHED && isUsable(connection);
        }
        boolean opened = opens(SWITCHED + " Switching Protocols");
        int openedByOthers = 0;
        for (String other : OTHERS) {
            openedByOthers += opens(other) ? 1 : 0;
        }
        return Finding.of(
                verdict(answered, usable, opened, openedByOthers),
                Measured.of("answered", answered, Unit.CODE),
                Measured.yesOrNo("usable", usable),
                Measured.yesOrNo("opened_by_101", opened),
                Measured.of("others_tried", OTHERS.size(), Unit.COUNT),
                Measured.of("opened_by_others", openedByOthers, Unit.COUNT));
    }

    private static boolean isUsable(RawConnection connection) throws IOException {
        byte[] ping = {1, 0, 1};
        connection.frame(RawConnection.PING, ping);
        RawFrame frame = connection.frame();
        while (frame.opcode() == RawConnection.TEXT) { // the greeting, and what was said before
            frame = connection.frame();
        }
        return frame.opcode() == RawConnection.PONG;
    }

    private static boolean opens(String status) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(caller -> caller.switchProtocols("HTTP/1.1 " + status, caller.rightAccept()))) {
            Optional<JdkClient> open = JdkClient.open(server.webSocketUrl());
            open.ifPresent(JdkClient::close);
            return open.isPresent();
        }
    }

    /** @param openedByOthers how many other answers the client took for success */
    static Verdict verdict(int answered, boolean usable, boolean opened, int openedByOthers) {
        if (answered != SWITCHED || !usable || !opened) {
            return Verdict.REFUTED;
        }
        return openedByOthers == 0 ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }
}
