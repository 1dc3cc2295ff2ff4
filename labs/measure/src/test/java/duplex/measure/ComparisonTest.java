package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.client.Origin;
import duplex.measure.client.Profile;
import duplex.measure.report.Report;
import duplex.measure.report.Result;
import duplex.wire.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
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

    private static ServerProcess server;

    /** The room remembers ids: no two tests may say the same. */
    private static long seed = 100;

    private static Optional<Report> everyWay = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Plan plan(List<Transport> transports, int receivers, double rate, int interval, int messages) {
        return new Plan(
                transports,
                List.of(Profile.named("chromium")),
                List.of(16),
                Origin.HTTP,
                1,
                receivers,
                rate,
                interval,
                0,
                messages,
                60,
                seed++);
    }

    private static Report run(Plan plan) throws IOException {
        try (Comparison comparison = new Comparison(plan, server.address(), server.control())) {
            return comparison.run(Progress.SILENT);
        }
    }

    private static Result only(Plan plan) throws IOException {
        try (Comparison comparison = new Comparison(plan, server.address(), server.control())) {
            return comparison.measure(plan.runs().get(0));
        }
    }

    /** All of them, 10 receivers, 8 messages: measured once, looked at twice. */
    private static Report everyWay() throws IOException {
        if (everyWay.isEmpty()) {
            everyWay = Optional.of(run(plan(List.of(Transport.values()), 10, 4, 500, 8)));
        }
        return everyWay.get();
    }

    @Test
    void clientsAndTapCountTheSameAndNobodyMissesAnything() throws IOException {
        Report report = everyWay();
        for (Result result : report.results()) {
            String name = result.run().transport().key();
            assertEquals(Optional.empty(), result.voidReason(), name);
            assertEquals(80, result.delivered(), name);
            assertEquals(result.tap().up(), result.steady().up(), name);
            assertEquals(result.tap().down(), result.steady().down(), name);
            assertEquals(
                    0,
                    result.steady().up().of(Part.UNPARSED)
                            + result.steady().down().of(Part.UNPARSED),
                    name);
            assertEquals(0, result.tap().connectionsOpened(), name);
        }
        assertTrue(report.isSound());
    }

    /** Noise only ever adds: the best of three is nearest to what it takes. */
    @Test
    void aWebSocketEchoTakesThreeTimesABareOneAtMost() throws IOException {
        List<Double> ratios = new ArrayList<>();
        do {
            try (Comparison comparison = new Comparison(
                    plan(List.of(Transport.WEBSOCKET), 1, 10, 500, 1), server.address(), server.control())) {
                ratios.add(comparison.echo().ratio());
            }
        } while (ratios.get(ratios.size() - 1) > 3 && ratios.size() < 3);
        assertTrue(ratios.get(ratios.size() - 1) <= 3, "ratios " + ratios);
    }

    @Test
    void aFormPostCostsThousandsAPollHundredsAFrameEight() throws IOException {
        Result form = everyWay(Transport.FORM_POST);
        Result poll = everyWay(Transport.SHORT_POLLING);
        Result stream = everyWay(Transport.SERVER_SENT_EVENTS);
        Result socket = everyWay(Transport.WEBSOCKET);
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
    void socketIoCostsItsEnvelopeOnAWebSocketAndItsRequestsByPolling() throws IOException {
        Result polling = everyWay(Transport.SOCKET_IO_POLLING);
        Result socket = everyWay(Transport.SOCKET_IO_WEBSOCKET);
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

    private static Result everyWay(Transport transport) throws IOException {
        return everyWay().results().stream()
                .filter(result -> result.run().transport() == transport)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fortyFormRequestsOpenNoFurtherConnection() throws IOException {
        Result result = only(plan(List.of(Transport.FORM_POST), 2, 20, 200, 20));
        assertEquals(Optional.empty(), result.voidReason());
        assertTrue(result.tap().requests() >= 40, result.tap().requests() + " requests");
        assertEquals(0, result.tap().connectionsOpened());
    }

    @Test
    void shortPollingTakesHalfItsIntervalOnAverage() throws IOException {
        Result result = only(plan(List.of(Transport.SHORT_POLLING), 20, 10, 1_000, 20));
        assertEquals(Optional.empty(), result.voidReason());
        double mean = result.deliveryTime().mean();
        assertTrue(mean > 425_000 && mean < 575_000, "mean " + mean + " µs, half the interval is 500,000");
    }

    @ParameterizedTest
    @EnumSource(names = {"SHORT_POLLING", "WEBSOCKET"})
    void aRunThatLosesAMessageIsVoidAndTheStatusIsOne(Transport transport) throws IOException {
        Plan plan = plan(List.of(transport), 3, 20, 200, 10);
        Conversation said = new Conversation(plan.seed());
        said.next(plan.warmupMessages(), 16);
        String lost = said.next(plan.messages(), 16).get(4).text();
        try (LossyRelay relay = new LossyRelay(server.address(), lost);
                Comparison comparison = new Comparison(plan, relay.address(), server.control())) {
            StringWriter table = new StringWriter();
            Compare compare = new Compare((asked, progress) -> {
                Result result = comparison.measure(plan.runs().get(0));
                return new Report(ThisMachine.describe(plan), plan.command(), Optional.empty(), List.of(result));
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
        Plan plan = plan(List.of(transport), 1_000, 2, 2_000, 4);
        try (Comparison comparison = new Comparison(plan, server.address(), server.control())) {
            Result result = comparison.measure(plan.runs().get(0));
            List<String> started = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .toList();
            assertEquals(Optional.empty(), result.voidReason());
            assertEquals(4_000, result.delivered());
            assertTrue(started.size() <= 3, "besides this one: " + started);
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
