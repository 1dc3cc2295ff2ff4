package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.Length;
import duplex.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Clients that are gone without a word are let go. Everyday the clock is held; in the longer runs time passes. */
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class VanishedTest {

    private static final int POLLS = 200;
    private static final int STREAMS = 100;
    private static final int SOCKETS = 100;
    private static final int SOCKET_IO = 50;
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(40);
    private static final Duration STEP = Duration.ofSeconds(1);

    @Test
    void theVanishedAreNoticed() throws IOException {
        HeldTimer clock = new HeldTimer();
        boolean held = Length.OF_THIS_RUN == Length.EVERYDAY;
        try (DemoServer server = held ? RunningServer.start(clock) : RunningServer.start()) {
            List<RawClient> clients = join(server);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (server.room().waiting() < clients.size() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertEquals(clients.size(), server.room().waiting(), "registered");
            for (RawClient client : clients) {
                client.socket().setSoLinger(true, 0);
                client.close();
            }
            Duration passed = Duration.ZERO;
            while (server.room().waiting() > 0 && passed.compareTo(NOTICED_WITHIN) < 0) {
                if (held) {
                    clock.advance(STEP);
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // a failing write is told by another thread
                } else {
                    LockSupport.parkNanos(STEP.toNanos());
                }
                passed = passed.plus(STEP);
            }
            Promise.kept(
                    "theVanishedAreNoticed",
                    "of %d aborted polls, %d reset streams, %d reset WebSockets and, each way, %d clients of Socket.IO %d registered after %d s",
                    POLLS,
                    STREAMS,
                    SOCKETS,
                    SOCKET_IO,
                    server.room().waiting(),
                    passed.toSeconds());
            assertEquals(0, server.room().waiting());
        }
    }

    private static List<RawClient> join(DemoServer server) {
        List<RawClient> clients = new ArrayList<>();
        join(server, WayIn.LONG_POLLING, POLLS, clients);
        join(server, WayIn.SERVER_SENT_EVENTS, STREAMS, clients);
        join(server, WayIn.WEBSOCKET, SOCKETS, clients);
        join(server, WayIn.SOCKET_IO_POLLING, SOCKET_IO, clients);
        join(server, WayIn.SOCKET_IO_WEBSOCKET, SOCKET_IO, clients);
        return clients;
    }

    private static void join(DemoServer server, WayIn wayIn, int count, List<RawClient> clients) {
        for (int i = 0; i < count; i++) {
            RawClient client = new RawClient(server.port());
            clients.add(client);
            wayIn.listen(client);
        }
    }
}
