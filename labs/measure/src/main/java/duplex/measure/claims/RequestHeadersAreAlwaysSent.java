package duplex.measure.claims;

import duplex.measure.Plan;
import duplex.measure.TapReading;
import duplex.measure.Transport;
import duplex.measure.browser.Tab;
import duplex.measure.raw.RawConnection;
import duplex.measure.report.Result;
import duplex.wire.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Claim 10: request headers are always sent. */
final class RequestHeadersAreAlwaysSent implements Claim {

    private static final int HTTP2_POLLS = 20;

    @Override
    public int number() {
        return 10;
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
        Result polls = emptyPolls(laboratory);
        double fields = (double) polls.receivers().up().of(Part.FIELDS)
                / polls.receivers().unitsUp();
        double emptyPoll =
                (double) polls.receivers().emptyBytes() / polls.receivers().empty();
        int withoutFields = withoutFields(laboratory.server());
        List<Measured> measured = new ArrayList<>(List.of(
                Measured.of("fields", fields, Unit.BYTES),
                Measured.of("empty_poll", emptyPoll, Unit.BYTES),
                Measured.of("without_fields", withoutFields, Unit.CODE)));
        boolean onHttp2Too = true;
        if (Need.CHROMIUM.isThere()) {
            double block = http2FieldBlock(laboratory);
            measured.add(Measured.of("http2_fields", block, Unit.BYTES));
            onHttp2Too = block > 0;
        }
        boolean always = fields > 0 && withoutFields == 400 && onHttp2Too;
        return Finding.of(always ? Verdict.CONFIRMED : Verdict.REFUTED, measured.toArray(new Measured[0]));
    }

    /** Of one message every half second somebody hears; all the other polls come back empty. */
    private static Result emptyPolls(Laboratory laboratory) throws IOException {
        Plan plan = new Workload(List.of(Transport.SHORT_POLLING))
                .rate(2)
                .messages(2)
                .receivers(5)
                .intervalMillis(50)
                .plan();
        return laboratory.measure(plan, 1).get(0).get(0);
    }

    /** RFC 9112, section 3.2: a request without Host must be answered with 400. */
    private static int withoutFields(ServerUnderTest server) throws IOException {
        try (RawConnection connection = server.connect()) {
            return connection
                    .send("GET /short-polling/messages HTTP/1.1\r\n\r\n")
                    .response()
                    .status();
        }
    }

    /** What Chromium's polls carry on a connection that has seen the same fields before (RFC 9113, section 4.3). */
    private static double http2FieldBlock(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer("--tls");
                Tab tab = laboratory.chromium().open(server.origin().replace("http:", "https:") + "/form-post")) {
            poll(tab);
            TapReading before = server.control().read(Transport.SHORT_POLLING);
            poll(tab);
            TapReading polls = server.control().read(Transport.SHORT_POLLING).minus(before);
            return (double) polls.up().of(Part.HTTP2_FIELDS) / HTTP2_POLLS;
        }
    }

    private static void poll(Tab tab) throws IOException {
        tab.evaluate("(async () => { for (let i = 0; i < " + HTTP2_POLLS
                + "; i++) await (await fetch('/short-polling/messages')).text(); })()");
    }
}
