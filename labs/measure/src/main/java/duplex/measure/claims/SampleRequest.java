package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import java.io.EOFException;
import java.io.IOException;

/** Claim 23: the request that the note prints as an example. */
final class SampleRequest implements Claim {

    /** To the letter. */
    private static final String PRINTED = """
            GET /chat
            Host: https://chanstory.dev
            Origin: https://chanstory.dev
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Key: ...
            Sec-WebSocket-Version: 13

            """;

    private static final int SWITCHED = 101;
    private static final int NO_ANSWER = 0;

    @Override
    public int number() {
        return 23;
    }

    @Override
    public Verdict expected() {
        return Verdict.SLIP;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** Sends it as it is printed, and again with one correction after the other. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        String here = "localhost:" + server.address().getPort();
        String printed = PRINTED.replace("/chat", "/websocket/messages")
                .replace("https://chanstory.dev", "http://" + here)
                .replace("...", RawConnection.EXAMPLE_KEY);
        String withVersion = printed.replace("/messages\n", "/messages HTTP/1.1\n");
        String corrected = withVersion.replace("Host: http://", "Host: ");
        String originWithoutScheme = corrected.replace("Origin: http://", "Origin: ");
        Answers answers = new Answers(
                status(server, printed),
                status(server, withVersion),
                status(server, corrected),
                status(server, originWithoutScheme));
        Measured[] measured = {
            Measured.of("as_printed", answers.printed(), Unit.CODE),
            Measured.of("with_version", answers.withVersion(), Unit.CODE),
            Measured.of("corrected", answers.corrected(), Unit.CODE),
            Measured.of("origin_without_scheme", answers.originWithoutScheme(), Unit.CODE)
        };
        Verdict verdict = verdict(answers);
        return verdict == Verdict.UNKNOWN
                ? Finding.unknown(Reason.of("unforeseen"), measured)
                : Finding.of(verdict, measured);
    }

    /** Status codes. */
    record Answers(int printed, int withVersion, int corrected, int originWithoutScheme) {}

    private static int status(ServerUnderTest server, String request) throws IOException {
        try (RawConnection connection = server.connect()) {
            return connection.send(request.replace("\n", "\r\n")).response().status();
        } catch (EOFException unanswered) {
            return NO_ANSWER;
        }
    }

    /**
     * A slip is what works as soon as it is written right. That the Origin was right as printed shows only where a wrong one
     * is refused.
     */
    static Verdict verdict(Answers answers) {
        if (answers.printed() == SWITCHED) {
            return Verdict.CONFIRMED;
        }
        if (answers.corrected() != SWITCHED || answers.originWithoutScheme() == SWITCHED) {
            return Verdict.UNKNOWN;
        }
        return answers.withVersion() == SWITCHED ? Verdict.QUALIFIED : Verdict.SLIP;
    }
}
