package duplex.measure.claims;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.Tab;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/** Claim 30: Sec-WebSocket-Accept is something like an authentication key (RFC 6455, sections 1.3 and 10.5). */
final class AcceptAuthenticates implements Claim {

    /** The right answer to another key: well-formed, and wrong here. */
    private static final String OF_ANOTHER_KEY = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    @Override
    public int number() {
        return 30;
    }

    @Override
    public Verdict expected() {
        return Verdict.REFUTED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    /** A wrong answer, and an impostor that knows nothing but the RFC: which of them does the browser let in? */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        SocketEnd wrong = answered(laboratory.chromium(), caller -> OF_ANOTHER_KEY);
        SocketEnd impostor = answered(laboratory.chromium(), Caller::rightAccept);
        return Finding.of(
                verdict(impostor),
                Measured.yesOrNo("wrong_opens", wrong.opened()),
                Measured.of("wrong_code", wrong.code(), Unit.CODE),
                Measured.yesOrNo("impostor_opens", impostor.opened()),
                Measured.of("secrets_known", 0, Unit.COUNT));
    }

    private static SocketEnd answered(Chromium chromium, Function<Caller, String> accept) throws IOException {
        try (ScriptedServer server = new ScriptedServer(
                        caller -> caller.switchProtocols("HTTP/1.1 101 Switching Protocols", accept.apply(caller))
                                .closeFrame(1000, "")
                                .awaitEnd());
                Tab tab = chromium.open(server.url())) {
            return SocketEnd.of(tab, server.webSocketUrl());
        }
    }

    /** What lets in somebody who knows no secret tells nobody who that is. */
    static Verdict verdict(SocketEnd impostor) {
        return impostor.opened() ? Verdict.REFUTED : Verdict.CONFIRMED;
    }
}
