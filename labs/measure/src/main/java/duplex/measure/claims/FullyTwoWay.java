package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;

/** Claim 18: the server can call the client, so it is fully two-way. */
final class FullyTwoWay implements Claim {

    private static final int EACH_WAY = 1_000;

    @Override
    public int number() {
        return 18;
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
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer();
                RawConnection connection = server.connect();
                RawConnection other = server.connect()) {
            connection.enter().frame();
            other.enter();
            Later up = Later.now(() -> say(connection, "up-"));
            Later down = Later.now(() -> say(other, "down-"));
            int unasked = 0;
            int own = 0;
            int turns = 0;
            boolean wasOwn = false;
            while (own < EACH_WAY || unasked < EACH_WAY) {
                boolean isOwn = connection.frame().text().contains("\"id\":\"up-");
                turns += isOwn == wasOwn ? 0 : 1;
                wasOwn = isOwn;
                own += isOwn ? 1 : 0;
                unasked += isOwn ? 0 : 1;
            }
            up.join();
            down.join();
            return Finding.of(
                    verdict(own, unasked, turns),
                    Measured.of("up", own, Unit.COUNT),
                    Measured.of("down", unasked, Unit.COUNT),
                    Measured.of("turns", turns, Unit.COUNT));
        }
    }

    /**
     * RFC 6455, section 1.2: each side can, independently from the other, send data at will. Two halves after one another
     * would change over once; independent ones do so again and again.
     */
    static Verdict verdict(int up, int down, int turns) {
        boolean all = up == EACH_WAY && down == EACH_WAY;
        return all && turns > 2 ? Verdict.CONFIRMED : Verdict.REFUTED;
    }

    private static void say(RawConnection connection, String start) throws IOException {
        for (int i = 0; i < EACH_WAY; i++) {
            connection.sendText(RawConnection.chatMessage("both", start + i));
        }
    }
}
