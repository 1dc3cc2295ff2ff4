package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Claim 25: Upgrade, Connection and the WebSocket's own fields go together (RFC 6455, section 4.2.1). */
final class FieldsGoTogether implements Claim {

    private static final int SWITCHED = 101;

    @Override
    public int number() {
        return 25;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** An opening handshake with all field lines, and with each of them left out in turn. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        int all = status(server, RawConnection.HANDSHAKE_FIELDS);
        List<Measured> measured = new ArrayList<>(List.of(Measured.of("all", all, Unit.CODE)));
        int accepted = 0;
        List<String> lines = RawConnection.HANDSHAKE_FIELDS.lines().toList();
        for (String line : lines) {
            int status = status(server, RawConnection.HANDSHAKE_FIELDS.replace(line + "\r\n", ""));
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            measured.add(Measured.of("without_" + name.replace('-', '_'), status, Unit.CODE));
            accepted += status == SWITCHED ? 1 : 0;
        }
        Measured[] shown = measured.toArray(Measured[]::new);
        return all == SWITCHED
                ? Finding.of(verdict(lines.size(), accepted), shown)
                : Finding.unknown(Reason.of("unforeseen"), shown);
    }

    private static int status(ServerUnderTest server, String fields) throws IOException {
        try (RawConnection connection = server.connect()) {
            return connection
                    .request("GET", "/websocket/messages", fields, "")
                    .response()
                    .status();
        }
    }

    /** @param accepted of as many handshakes as there are fields, each without one of them */
    static Verdict verdict(int fields, int accepted) {
        if (accepted == 0) {
            return Verdict.CONFIRMED;
        }
        return accepted < fields ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
