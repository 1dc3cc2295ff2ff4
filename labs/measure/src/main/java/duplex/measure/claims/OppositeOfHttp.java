package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.IOException;
import java.time.Duration;

/** Claim 14: unlike HTTP and AJAX, WebSocket was made for long connections. */
final class OppositeOfHttp implements Claim {

    private static final Duration AGE = Duration.ofSeconds(3);

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public int number() {
        return 14;
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
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer();
                RawConnection webSocket = server.connect();
                RawConnection events = server.connect();
                RawConnection longPoll = server.connect()) {
            webSocket.enter().frame();
            events.request("GET", "/server-sent-events/messages", "Accept: text/event-stream\r\n", "")
                    .response();
            events.chunk();
            String cursor = cursor(say(server, "first"));
            events.chunk();
            webSocket.frame();
            long start = System.nanoTime();
            longPoll.request("GET", "/long-polling/messages?after=" + cursor, "", "");
            Later news = Later.after(AGE.toMillis(), () -> say(server, "news"));
            double ageOfWebSocket = webSocket.frame().text().contains("news") ? age(start) : 0;
            double ageOfEvents = events.chunk().contains("news") ? age(start) : 0;
            double ageOfLongPoll = longPoll.response().content().contains("news") ? age(start) : 0;
            news.join();
            return Finding.of(
                    verdict(ageOfWebSocket, ageOfEvents, ageOfLongPoll),
                    Measured.of("websocket", ageOfWebSocket, Unit.SECONDS),
                    Measured.of("server_sent_events", ageOfEvents, Unit.SECONDS),
                    Measured.of("long_polling", ageOfLongPoll, Unit.SECONDS));
        }
    }

    /** An HTTP connection that delivers after as long a silence is no opposite. */
    static Verdict verdict(double webSocket, double events, double longPoll) {
        double age = AGE.toMillis() / 1e3;
        if (webSocket < age) {
            return Verdict.REFUTED;
        }
        return events >= age && longPoll >= age ? Verdict.QUALIFIED : Verdict.CONFIRMED;
    }

    private static RawResponse say(ServerUnderTest server, String text) throws IOException {
        try (RawConnection poster = server.connect()) {
            return poster.post("/long-polling/messages", text, text);
        }
    }

    private static String cursor(RawResponse posted) {
        return posted.content().replaceAll(".*\"cursor\":\"([^\"]*)\".*", "$1");
    }

    private static double age(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
