package duplex.measure.claims;

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
        try (RawConnection connection = laboratory.server().connect()) {
            RawResponse library = connection.get("/lib/socket-io.js");
            RawResponse session = connection.get("/socket.io/?EIO=4&transport=polling");
            boolean script = library.field("Content-Type").orElse("").contains("javascript");
            return Finding.of(
                    verdict(OWN),
                    Measured.of("own", OWN.size(), Unit.COUNT),
                    Measured.of("other_languages", OTHERS.size(), Unit.COUNT),
                    Measured.yesOrNo("library_is_javascript", script),
                    Measured.of("session_with_java", session.status(), Unit.CODE));
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
