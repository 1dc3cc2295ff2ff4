package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.IOException;

/** Claim 20: WebSocket has no port of its own. */
final class NoPortOfItsOwn implements Claim {

    @Override
    public int number() {
        return 20;
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
        ServerUnderTest server = laboratory.server();
        try (RawConnection first = server.connect();
                RawConnection second = server.connect();
                RawConnection third = server.connect()) {
            int form = first.get("/form-post").status();
            int ajax = second.post("/short-polling/messages", "one port", "one-port")
                    .status();
            int webSocket = third.handshake("/websocket/messages").status();
            return Finding.of(
                    verdict(form, ajax, webSocket),
                    Measured.of("form", form, Unit.CODE),
                    Measured.of("ajax", ajax, Unit.CODE),
                    Measured.of("websocket", webSocket, Unit.CODE));
        }
    }

    /** RFC 6455, sections 1.7 and 3: port 80, or 443 under TLS, as HTTP. */
    static Verdict verdict(int form, int ajax, int webSocket) {
        boolean http = form == 200 && ajax == 201;
        return http && webSocket == 101 ? Verdict.CONFIRMED : Verdict.REFUTED;
    }
}
