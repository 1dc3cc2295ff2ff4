package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.IOException;
import java.util.List;

/** Claim 35: Socket.IO is based on JavaScript. */
final class SocketIoIsJavaScript implements Claim {

    /** The server and the client that the project itself maintains (socket.io/docs/v4, "Introduction"). */
    private static final List<String> OWN = List.of("JavaScript", "JavaScript");

    /** The languages of the other servers that the same page lists. Ours is not among them. */
    private static final List<String> OTHERS = List.of("Java", "Python", "Go", "Rust");

    @Override
    public int number() {
        return 35;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.DOCUMENT;
    }

    /** What illustrates it: the project's library, a JavaScript file, opens a session with our server, which is Java. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        String type = get(server, "/lib/socket-io.js").field("Content-Type").orElse("");
        int session = get(server, "/socket.io/?EIO=4&transport=polling").status();
        return Finding.of(
                verdict(OWN),
                Measured.of("own", OWN.size(), Unit.COUNT),
                Measured.of("other_languages", OTHERS.size(), Unit.COUNT),
                Measured.yesOrNo("library_is_javascript", type.contains("javascript")),
                Measured.of("session_with_java", session, Unit.CODE));
    }

    private static RawResponse get(ServerUnderTest server, String target) throws IOException {
        try (RawConnection connection = server.connect()) {
            return connection.get(target);
        }
    }

    /** @param own the languages of what the project itself maintains */
    static Verdict verdict(List<String> own) {
        if (own.stream().allMatch("JavaScript"::equals)) {
            return Verdict.CONFIRMED;
        }
        return own.contains("JavaScript") ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
