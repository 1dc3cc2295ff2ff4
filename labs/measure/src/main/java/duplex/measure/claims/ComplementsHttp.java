package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Claim 17: WebSocket complements HTTP, and does not replace it. */
final class ComplementsHttp implements Claim {

    private static final Pattern FETCHED = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg))\"");

    @Override
    public int number() {
        return 17;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.SPECIFICATION;
    }

    /** What illustrates it: all that a page of ours gets by HTTP before its WebSocket can open. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        Exchange page = get(server, "/websocket");
        Set<String> files = new LinkedHashSet<>();
        for (Matcher matcher = FETCHED.matcher(page.content()); matcher.find(); ) {
            files.add(matcher.group(1));
        }
        long bytes = page.bytes();
        for (String file : files) {
            bytes += get(server, file).bytes();
        }
        try (RawConnection webSocket = server.connect()) {
            int status = webSocket.handshake("/websocket/messages").status();
            return Finding.of(
                    Verdict.CONFIRMED,
                    Measured.of("exchanges", 1 + files.size(), Unit.COUNT),
                    Measured.of("bytes", (double) bytes, Unit.BYTES),
                    Measured.of("handshake", status, Unit.CODE));
        }
    }

    private record Exchange(String content, long bytes) {}

    private static Exchange get(ServerUnderTest server, String target) throws IOException {
        try (RawConnection connection = server.connect()) {
            RawResponse response = connection.get(target);
            if (response.status() != 200) {
                throw new IOException("no " + target + " but " + response.statusLine());
            }
            return new Exchange(response.content(), connection.sent() + connection.received());
        }
    }
}
