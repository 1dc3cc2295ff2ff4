package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EventLoop;
import duplex.measure.report.RoundResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the clients of a round in which something goes wrong. */
class ParticipantsTest {

    private static final long SECONDS = TimeUnit.SECONDS.toNanos(20);

    private EventLoop loop;

    @BeforeEach
    void start() throws IOException {
        loop = new EventLoop();
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    private ClientSettings settings(Cell cell, InetSocketAddress server) {
        return new ClientSettings(
                loop,
                server,
                cell.carrier(),
                cell.profile(),
                cell.origin(),
                0,
                new Conversation(1),
                "e",
                TimeUnit.MILLISECONDS.toNanos(50),
                new SplittableRandom(1));
    }

    private static InetSocketAddress nobody() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoCannotJoinSaysWhyAtOnceAndLeavesInPeace(Transport transport) throws IOException {
        Cell cell = Cell.of(transport).with(Axis.RECEIVERS, 2);
        Participants clients = new Participants(cell, settings(cell, nobody()));
        String reason = clients.join(new Recorder(2)).orElseThrow();
        assertTrue(reason.contains("refused"), reason);
        clients.leave();
        assertEquals(0, loop.ask(loop::connections));
    }

    @Test
    void aRoundThatNobodyCouldJoinIsVoidAndSaysSo() throws IOException {
        Cell cell = Cell.of(Transport.WEBSOCKET);
        InetSocketAddress nobody = nobody();
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        silent.start();
        try (Network network = new Network(nobody, 0)) {
            ControlPort control = new ControlPort(silent.getAddress().getPort(), "token");
            RoundResult round =
                    new Measurement(new Run(cell, 1), settings(cell, nobody), network, control, false, 1).run();
            String reason = round.voidReason().orElseThrow();
            assertTrue(reason.startsWith("while joining: "), reason);
            assertEquals(0, round.bytesPerSecond());
        } finally {
            silent.stop(0);
        }
    }

    /** What was still to be said in a round that has ended would be said in the next one. */
    @Test
    void whatWasDueAfterARoundHasEndedIsNotSaid() throws Exception {
        AtomicInteger posts = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posts.addAndGet(exchange.getRequestMethod().equals("POST") ? 1 : 0);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            Cell cell = Cell.of(Transport.SHORT_POLLING).with(Axis.RECEIVERS, 1);
            ClientSettings settings = settings(cell, server.getAddress());
            Recorder recorder = new Recorder(1);
            Participants clients = new Participants(cell, settings);
            assertEquals(Optional.empty(), clients.join(recorder));
            List<ChatLine> lines = settings.conversation().next(3, 16);
            Schedule schedule = new Schedule(3, 20, 1, 1);
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            loop.execute(() -> recorder.expect(lines, schedule, start));
            clients.post(lines, schedule, start, recorder);
            clients.pause(SECONDS);
            clients.leave();
            CountDownLatch over = new CountDownLatch(1);
            loop.execute(() -> loop.at(start + schedule.durationNanos(), over::countDown));
            assertTrue(over.await(SECONDS, TimeUnit.NANOSECONDS));
            assertEquals(0, posts.get());
            assertEquals(0, loop.ask(loop::connections), "nobody has come back");
        } finally {
            server.stop(0);
        }
    }
}
