package duplex.measure.claims;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.Tab;
import java.io.IOException;
import java.util.Set;

/** Claim 27: the status line that the note prints as an example (RFC 9112, section 4). */
final class SampleStatusLine implements Claim {

    private static final String PRINTED = "HTTP 1.1 101 Switching Protocols";
    private static final String CORRECTED = "HTTP/1.1 101 Switching Protocols";

    @Override
    public int number() {
        return 27;
    }

    @Override
    public Verdict expected() {
        return Verdict.SLIP;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    /** Serves the line as it is printed, and corrected, with everything else right. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        SocketEnd printed = served(laboratory.chromium(), PRINTED);
        SocketEnd corrected = served(laboratory.chromium(), CORRECTED);
        Measured[] measured = {
            Measured.yesOrNo("printed_opens", printed.opened()),
            Measured.of("printed_code", printed.code(), Unit.CODE),
            Measured.yesOrNo("corrected_opens", corrected.opened()),
            Measured.of("corrected_code", corrected.code(), Unit.CODE)
        };
        return corrected.opened()
                ? Finding.of(verdict(printed), measured)
                : Finding.unknown(Reason.of("unforeseen"), measured);
    }

    private static SocketEnd served(Chromium chromium, String statusLine) throws IOException {
        try (ScriptedServer server =
                        new ScriptedServer(caller -> caller.switchProtocols(statusLine, caller.rightAccept())
                                .closeFrame(1000, "")
                                .awaitEnd());
                Tab tab = chromium.open(server.url())) {
            return SocketEnd.of(tab, server.webSocketUrl());
        }
    }

    /** A slip is what works as soon as it is written right; the corrected line has been seen to. */
    static Verdict verdict(SocketEnd printed) {
        return printed.opened() ? Verdict.CONFIRMED : Verdict.SLIP;
    }
}
