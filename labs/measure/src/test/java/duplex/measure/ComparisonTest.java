package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.report.Report;
import duplex.measure.report.Result;
import duplex.measure.report.RoundOfCell;
import duplex.measure.report.RoundResult;
import duplex.wire.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Against a real server, a process of its own. */
class ComparisonTest {

    private static final int INTERVAL_MILLIS = 400;

    private static ServerProcess server;

    /** The room remembers ids: no two tests may say the same. */
    private static long seed = 100;

    /** One round of every transport, 10 receivers, 8 messages: measured once, looked at by every test here. */
    private static final Map<Transport, Result> EVERY_WAY = new EnumMap<>(Transport.class);

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
        for (Transport transport : Transport.values()) {
            Cell cell = Cell.of(transport)
                    .with(Axis.RATE, 10)
                    .with(Axis.INTERVAL, INTERVAL_MILLIS)
                    .with(Axis.MESSAGES, 8)
                    .with(Axis.WARM_UP, 55);
            EVERY_WAY.put(transport, new Result(cell, List.of(measureAgainIfVoid(cell))));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Comparison comparison(Plan plan) throws IOException {
        return new Comparison(plan, server.address(), server.control());
    }

    private static RoundResult measure(Cell cell) throws IOException {
        try (Comparison comparison = comparison(Plan.of(cell, seed++))) {
            return comparison.measure(new Run(cell, 1));
        }
    }

    /** A machine that stalls makes a round void, rightly; here it is made again, twice at most. */
    private static RoundResult measureAgainIfVoid(Cell cell) throws IOException {
        RoundResult round = measure(cell);
        for (int again = 0; again < 2 && round.voidReason().isPresent(); again++) {
            round = measure(cell);
        }
        return round;
    }

    private static Result of(Transport transport) {
        return Optional.ofNullable(EVERY_WAY.get(transport)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void clientsAndTapCountTheSameAndNobodyMissesAnything(Transport transport) {
        Result result = of(transport);
        assertEquals(Optional.empty(), result.voidReason());
        assertEquals(80, result.delivered());
        assertEquals(result.tap().up(), result.steady().up());
        assertEquals(result.tap().down(), result.steady().down());
        assertEquals(0, result.steady().up().of(Part.UNPARSED));
        assertEquals(0, result.steady().down().of(Part.UNPARSED));
        assertEquals(0, result.tap().connectionsOpened());
    }

    @Test
    void aFormPostCostsThousandsAPollHundredsAFrameEight() {
        Result form = of(Transport.FORM_POST);
        Result poll = of(Transport.SHORT_POLLING);
        Result stream = of(Transport.SERVER_SENT_EVENTS);
        Result socket = of(Transport.WEBSOCKET);
        assertTrue(form.overheadPerDelivery() > 1_000, "form post " + form.overheadPerDelivery());
        assertTrue(poll.overheadPerDelivery() > 100, "poll " + poll.overheadPerDelivery());
        assertTrue(poll.overheadPerDelivery() < 1_000, "poll " + poll.overheadPerDelivery());
        assertEquals(0, stream.perDelivery().up());
        assertEquals(
                6 * stream.delivered(),
                stream.steady().down().of(Part.CHUNK_FRAMING),
                "two line ends and two digits of a chunk's size");
        assertEquals(6, socket.framingPerUnit().framingUp());
        assertEquals(2, socket.framingPerUnit().framingDown());
        assertEquals(50, form.pageMessages().orElseThrow());
    }

    @Test
    void socketIoCostsItsEnvelopeOnAWebSocketAndItsRequestsByPolling() {
        Result polling = of(Transport.SOCKET_IO_POLLING);
        Result socket = of(Transport.SOCKET_IO_WEBSOCKET);
        int envelope = "42[\"message\",]".length();
        int header = 4; // what is in it is 126 bytes or more (RFC 6455, section 5.2)
        assertEquals(
                socket.representationBytes() + envelope + header,
                socket.perDelivery().down(),
                "the envelope");
        assertEquals(0, socket.perDelivery().up());
        assertTrue(polling.overheadPerDelivery() > 500, "by polling " + polling.overheadPerDelivery());
        assertTrue(polling.perPost().up() > 2 * 300, "a POST and a GET to send one: " + polling.perPost());
    }

    @Test
    void twentyFormRequestsOpenNoFurtherConnection() {
        Result form = of(Transport.FORM_POST);
        assertTrue(form.tap().requests() >= 20, form.tap().requests() + " requests");
        assertEquals(0, form.tap().connectionsOpened());
    }

    @Test
    void shortPollingTakesHalfItsIntervalOnAverage() {
        double mean = of(Transport.SHORT_POLLING).deliveryTime().mean();
        double half = INTERVAL_MILLIS * 1_000 / 2.0;
        assertTrue(Math.abs(mean - half) < 0.15 * half, "mean " + mean + " µs, half the interval is " + half);
    }

    @Test
    void whoIsIdleTogetherIsCountedApart() throws IOException {
        Cell poll = idle(Transport.SHORT_POLLING).with(Axis.INTERVAL, 200);
        Cell socket = idle(Transport.WEBSOCKET);
        Plan plan = new Plan(List.of(poll, socket), 1, seed++, "");
        Report report;
        try (Comparison comparison = comparison(plan)) {
            report = comparison.run(Progress.SILENT, Notebook.NONE);
        }
        Result polling = report.results().get(0);
        Result quiet = report.results().get(1);
        assertTrue(report.isSound());
        assertEquals(0, quiet.bytesPerSecond(), "a WebSocket that says nothing costs nothing");
        assertTrue(polling.tap().emptyResponses() >= 12, polling.tap().emptyResponses() + " empty polls in 1 s");
        assertTrue(quiet.heapPerConnection().isPresent());
    }

    private static Cell idle(Transport transport) {
        return Cell.of(transport).with(Axis.RATE, "idle").with(Axis.SECONDS, 1).with(Axis.RECEIVERS, 5);
    }

    /** Noise only ever adds: the best of three is nearest to what it takes. */
    @Tag("slow")
    @Test
    void aWebSocketEchoTakesThreeTimesABareOneAtMost() throws IOException {
        List<Double> ratios = new ArrayList<>();
        do {
            try (Comparison comparison = comparison(Plan.of(Cell.of(Transport.WEBSOCKET), seed++))) {
                ratios.add(comparison.echo().ratio());
            }
        } while (ratios.get(ratios.size() - 1) > 3 && ratios.size() < 3);
        assertTrue(ratios.get(ratios.size() - 1) <= 3, "ratios " + ratios);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(names = {"SHORT_POLLING", "WEBSOCKET"})
    void aRunThatLosesAMessageIsVoidAndTheStatusIsOne(Transport transport) throws IOException {
        Cell cell = Cell.of(transport)
                .with(Axis.RECEIVERS, 3)
                .with(Axis.RATE, 20)
                .with(Axis.INTERVAL, 200)
                .with(Axis.MESSAGES, 10)
                .with(Axis.WARM_UP, 60);
        Plan plan = Plan.of(cell, seed++);
        Conversation said = new Conversation(plan.seed());
        said.next(transport == Transport.WEBSOCKET ? 20 * 60 : 60, 16);
        String lost = said.next(cell.messages(), 16).get(4).text();
        try (LossyRelay relay = new LossyRelay(server.address(), lost);
                Comparison comparison = new Comparison(plan, relay.address(), server.control())) {
            StringWriter table = new StringWriter();
            Compare compare = new Compare((asked, progress, notebook) -> {
                RoundOfCell measured = new RoundOfCell(cell, comparison.measure(new Run(cell, 1)));
                return new Report(
                        ThisMachine.describe(plan),
                        plan.command(),
                        Optional.empty(),
                        Result.together(plan.cells(), List.of(measured)));
            });
            int status = new CommandLine(compare).setOut(new PrintWriter(table)).execute("--quick");
            assertTrue(relay.hasSwallowed());
            assertEquals(1, status);
            assertTrue(table.toString().contains("lost") || table.toString().contains("acknowledged"), table::toString);
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void aThousandClientsNeedFourThreadsAtMost(Transport transport) throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Cell cell = Cell.of(transport)
                .with(Axis.RECEIVERS, 1_000)
                .with(Axis.RATE, 2)
                .with(Axis.INTERVAL, 2_000)
                .with(Axis.MESSAGES, 4)
                .with(Axis.WARM_UP, transport.asksOnATimer() ? 60 : 10); // each is a thousand deliveries at once
        try (Comparison comparison = comparison(Plan.of(cell, seed++))) {
            RoundResult result = comparison.measure(new Run(cell, 1));
            List<String> started = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .toList();
            assertEquals(Optional.empty(), result.voidReason());
            assertEquals(4_000, result.deliveries().delivered());
            assertTrue(started.size() <= 3, "besides this one: " + started);
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
