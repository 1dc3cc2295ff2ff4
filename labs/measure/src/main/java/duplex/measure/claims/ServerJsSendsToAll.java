package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Claim 37: the note's {@code server.js} sends each message to all clients. */
final class ServerJsSendsToAll implements Claim {

    private static final int CLIENTS = 5;
    private static final String TEXT = "안녕하세요";

    @Override
    public int number() {
        return 37;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.NODE);
    }

    /** The note's server under Node, with five clients: one says something, and the operator announces something. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        List<RawConnection> clients = new ArrayList<>();
        try (NodeProcess server = laboratory.node("note-server.cjs")) {
            for (int i = 0; i < CLIENTS; i++) {
                RawConnection client = server.connect();
                clients.add(client);
                client.handshake("/");
                client.frame(); // the greeting
            }
            clients.get(0).sendText(TEXT);
            List<RawFrame> heard = frames(clients);
            server.line("점심시간입니다");
            List<RawFrame> announced = frames(clients);
            return finding(heard, announced);
        } finally {
            for (RawConnection client : clients) {
                client.close();
            }
        }
    }

    private static List<RawFrame> frames(List<RawConnection> clients) throws IOException {
        List<RawFrame> frames = new ArrayList<>();
        for (RawConnection client : clients) {
            frames.add(client.frame());
        }
        return frames;
    }

    private static Finding finding(List<RawFrame> heard, List<RawFrame> announced) {
        int reached =
                (int) heard.stream().filter(frame -> frame.text().equals(TEXT)).count();
        int opcode = heard.get(0).opcode();
        return Finding.of(
                verdict(CLIENTS, reached, opcode),
                Measured.of("clients", CLIENTS, Unit.COUNT),
                Measured.of("reached", reached, Unit.COUNT),
                Measured.of("opcode_sent", RawConnection.TEXT, Unit.CODE),
                Measured.of("opcode_heard", opcode, Unit.CODE),
                Measured.of("opcode_announced", announced.get(0).opcode(), Unit.CODE));
    }

    /** What was sent as text (opcode 1) and goes to all as binary data is not the message that was sent. */
    static Verdict verdict(int clients, int reached, int opcode) {
        if (reached < clients) {
            return Verdict.REFUTED;
        }
        return opcode == RawConnection.TEXT ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }
}
