package duplex.measure.claims;

import duplex.measure.Transport;
import duplex.measure.raw.RawConnection;
import duplex.measure.report.Cost;
import duplex.measure.report.Result;
import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import duplex.wire.link.Upgrades;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Claim 39: WebSocket is for when client and server have to go on sending data in both directions. */
final class WebSocketForTwoWayTransfer implements Claim {

    private static final List<Transport> WAYS =
            List.of(Transport.SHORT_POLLING, Transport.LONG_POLLING, Transport.SERVER_SENT_EVENTS, Transport.WEBSOCKET);
    private static final double OFTEN = 10;
    private static final int SECONDS = 2;

    /** The shortest that the harness allows: polling is to be as quick as it can. */
    private static final int INTERVAL_MILLIS = 50;

    private static final int SWITCHED = 101;
    private static final int OK = 200;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MILLIS_PER_MINUTE = 60_000;

    @Override
    public int number() {
        return 39;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** Four ways under the same lively talk, and a proxy that passes no {@code Upgrade}. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        Map<Transport, Result> often = often(laboratory);
        double poll = emptyPoll(result(often, Transport.SHORT_POLLING));
        boolean webSocketPasses;
        boolean eventsPass;
        try (Link proxy = Link.to(laboratory.server().address())) {
            proxy.set(Conditions.CLEAR.withUpgrades(Upgrades.REFUSED));
            webSocketPasses = status(proxy, RawConnection.HANDSHAKE_FIELDS, Transport.WEBSOCKET) == SWITCHED;
            eventsPass = status(proxy, "Accept: text/event-stream\r\n", Transport.SERVER_SENT_EVENTS) == OK;
        }
        List<Measured> measured = new ArrayList<>();
        for (Transport way : WAYS) {
            String key = way.key().replace('-', '_');
            Result result = result(often, way);
            measured.add(Measured.of("bytes_" + key, result.overheadPerDelivery(), Unit.BYTES));
            measured.add(
                    Measured.of("delay_" + key, result.deliveryTime().mean() / MICROS_PER_MILLI, Unit.MILLISECONDS));
        }
        measured.add(Measured.of(
                "polls_rate", poll / total(result(often, Transport.LONG_POLLING).perDelivery()), Unit.COUNT));
        measured.add(Measured.yesOrNo("proxy_websocket", webSocketPasses));
        measured.add(Measured.yesOrNo("proxy_events", eventsPass));
        return Finding.of(verdict(isBest(often), webSocketPasses), measured.toArray(Measured[]::new));
    }

    private static Map<Transport, Result> often(Laboratory laboratory) throws IOException {
        List<Result> results = laboratory
                .measure(
                        new Workload(WAYS)
                                .rate(OFTEN)
                                .messages((int) (OFTEN * SECONDS))
                                .intervalMillis(INTERVAL_MILLIS)
                                .plan(),
                        1)
                .get(0);
        Map<Transport, Result> byWay = new EnumMap<>(Transport.class);
        results.forEach(result -> byWay.put(result.cell().transport(), result));
        return byWay;
    }

    /** Each way has one. */
    private static Result result(Map<Transport, Result> often, Transport way) {
        return Objects.requireNonNull(often.get(way), way.key());
    }

    /** What a poll costs that brings nothing. */
    private static double emptyPoll(Result shortPolling) throws IOException {
        double perMinute = shortPolling
                .idleBytesPerClientPerMinute()
                .orElseThrow(() -> new IOException("no poll came back empty-handed"));
        return perMinute * INTERVAL_MILLIS / MILLIS_PER_MINUTE;
    }

    private static double total(Cost cost) {
        return cost.up() + cost.down();
    }

    private static int status(Link proxy, String fields, Transport way) throws IOException {
        try (RawConnection connection = new RawConnection(proxy.address())) {
            return connection
                    .request("GET", "/" + way.key() + "/messages", fields, "")
                    .response()
                    .status();
        }
    }

    /** Whether WebSocket spends the fewest bytes on lively talk in both directions, and is not late. */
    private static boolean isBest(Map<Transport, Result> often) {
        Result webSocket = result(often, Transport.WEBSOCKET);
        boolean cheapest = often.values().stream()
                .allMatch(other -> webSocket.overheadPerDelivery() <= other.overheadPerDelivery());
        boolean later = webSocket.deliveryTime().mean()
                > result(often, Transport.SHORT_POLLING).deliveryTime().mean();
        return cheapest && !later;
    }

    /** Right for lively talk when it is the best there; a condition is that the network lets it through. */
    static Verdict verdict(boolean best, boolean passesEverywhere) {
        if (!best) {
            return Verdict.REFUTED;
        }
        return passesEverywhere ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }
}
