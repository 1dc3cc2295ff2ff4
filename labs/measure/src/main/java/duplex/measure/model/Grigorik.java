package duplex.measure.model;

import duplex.measure.Transport;
import duplex.measure.claims.Verdict;
import duplex.measure.client.Carrier;
import duplex.measure.client.Totals;
import duplex.measure.report.Result;
import duplex.wire.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Grigorik, "High Performance Browser Networking" (2013): what each kind of message carries besides its content. */
final class Grigorik {

    private static final double LEAST_FRAME = 2;
    private static final double MOST_FRAME = 14;
    private static final double LEAST_EVENT = 5;
    private static final double LEAST_FIELDS = 500;
    private static final double MOST_FIELDS = 800;
    private static final double LEAST_HTTP_2 = 8;
    private static final double LEAST_BELOW = 60;
    private static final double MOST_BELOW = 100;

    private Grigorik() {}

    static Paper beside(List<Result> results) {
        return new Paper(
                "grigorik",
                List.of(
                        figure(
                                "grigorik.frame",
                                LEAST_FRAME,
                                MOST_FRAME,
                                of(results, Transport.WEBSOCKET, Carrier.HTTP_1)
                                        .map(result -> result.framingPerUnit().framingDown())),
                        figure(
                                "grigorik.event",
                                LEAST_EVENT,
                                Double.MAX_VALUE,
                                of(results, Transport.SERVER_SENT_EVENTS, Carrier.HTTP_1)
                                        .map(result -> perDelivery(result))),
                        figure(
                                "grigorik.http1",
                                LEAST_FIELDS,
                                MOST_FIELDS,
                                of(results, Transport.SHORT_POLLING, Carrier.HTTP_1)
                                        .map(result -> fields(result.receivers()))),
                        figure(
                                "grigorik.http2",
                                LEAST_HTTP_2,
                                Double.MAX_VALUE,
                                of(results, Transport.SHORT_POLLING, Carrier.HTTP_2_TLS)
                                        .map(result -> blocks(result.receivers()))),
                        below()));
    }

    /** Holds where it lies between the bounds; the first of them is shown. */
    private static Figure figure(String key, double least, double most, Optional<Double> measured) {
        Verdict verdict = measured.map(value -> value >= least && value <= most ? Verdict.CONFIRMED : Verdict.QUALIFIED)
                .orElse(Verdict.UNKNOWN);
        return new Figure(key, "bytes", Optional.of(least), Optional.empty(), measured, false, verdict);
    }

    /** IP, TCP and TLS of one packet: not measured, for Java does not see them. */
    private static Figure below() {
        double model = Packets.HEADERS + Packets.TLS_RECORD;
        Verdict verdict = model >= LEAST_BELOW && model <= MOST_BELOW ? Verdict.CONFIRMED : Verdict.QUALIFIED;
        return new Figure(
                "grigorik.below",
                "bytes",
                Optional.of(LEAST_BELOW),
                Optional.of(model),
                Optional.empty(),
                false,
                verdict);
    }

    private static Optional<Result> of(List<Result> results, Transport transport, Carrier carrier) {
        Predicate<Result> usual = result -> result.cell().transport() == transport
                && result.cell().carrier() == carrier
                && result.cell().profile().name().equals("chromium")
                && result.cell().cookieBytes() == 0
                && !result.cell().deflate()
                && result.delivered() > 0;
        return results.stream().filter(usual).findFirst();
    }

    /** Of an event, what is not the chat message: field names, id, line ends, and the size of its chunk. */
    private static double perDelivery(Result result) {
        return (double) result.receivers().down().total() / result.delivered() - result.representationBytes();
    }

    /** Start line and fields of a request and its answer. */
    private static double fields(Totals totals) {
        long bytes = totals.up().of(Part.START_LINE)
                + totals.up().of(Part.FIELDS)
                + totals.up().of(Part.COOKIES)
                + totals.down().of(Part.START_LINE)
                + totals.down().of(Part.FIELDS)
                + totals.down().of(Part.COOKIES);
        return (double) bytes / Math.max(1, totals.unitsUp());
    }

    /** Field blocks of a request and its answer, as HTTP/2 compresses them. */
    private static double blocks(Totals totals) {
        long bytes = totals.up().of(Part.HTTP2_FIELDS) + totals.down().of(Part.HTTP2_FIELDS);
        return (double) bytes / Math.max(1, totals.unitsUp());
    }
}
