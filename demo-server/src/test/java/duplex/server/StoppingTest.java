package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawClient.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {

    @Test
    void aServerWith500ClientsStopsWithinASecondAndTellsThemAll() {
        HeldTimer timer = new HeldTimer();
        DemoServer server = RunningServer.start(timer);
        List<RawClient> sockets = new ArrayList<>();
        List<RawClient> polls = new ArrayList<>();
        int idle = timer.waiting();
        for (int i = 0; i < 250; i++) {
            RawClient socket = new RawClient(server.port()).openWebSocket("");
            assertEquals(1, socket.frame().opcode());
            sockets.add(socket);
            polls.add(new RawClient(server.port()).get("/long-polling/messages"));
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (timer.waiting() != idle + 250) {
            assertTrue(System.nanoTime() < deadline, "the polls are not held");
            Thread.onSpinWait();
        }

        long before = System.nanoTime();
        server.close();
        long tookMillis = (System.nanoTime() - before) / 1_000_000;

        assertTrue(tookMillis < 1_000, tookMillis + " ms");
        for (RawClient socket : sockets) {
            assertEquals(new Frame(8, "1001 the server is stopping"), socket.frame());
            socket.close();
        }
        for (RawClient poll : polls) {
            assertEquals(204, poll.response().status());
            poll.close();
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() {
        try (DemoServer server = RunningServer.start()) {
            ServerOptions taken = ServerOptions.standard("secret").on("127.0.0.1", server.port());
            StartFailedException failure = assertThrows(StartFailedException.class, () -> DemoServer.start(taken));
            assertEquals(
                    "port " + server.port() + " is in use; stop what holds it, or choose another with --port",
                    failure.getMessage());
        }
    }
}
