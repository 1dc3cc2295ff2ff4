package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Promise;
import duplex.transport.Limit;
import java.io.BufferedReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The vanished are noticed on a real network too: clients in a network namespace of their own, whose cable is pulled. TCP
 * itself would keep trying for a quarter of an hour.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // it mostly waits
class BrokenCableTest {

    private static final int CLIENTS = 20;
    static final List<WayIn> HELD = List.of(
            WayIn.WEBSOCKET,
            WayIn.LONG_POLLING,
            WayIn.SERVER_SENT_EVENTS,
            WayIn.SOCKET_IO_POLLING,
            WayIn.SOCKET_IO_WEBSOCKET);

    /** A stream is given 30 s to live here, not 5 minutes. */
    @Test
    void clientsBehindAPulledCableAreFreedInTime() throws Exception {
        Map<WayIn, DemoServer> servers = new EnumMap<>(WayIn.class);
        try (NetworkNamespace elsewhere = NetworkNamespace.open()) {
            for (WayIn wayIn : HELD) {
                servers.put(wayIn, serve(elsewhere));
                Process clients = elsewhere.java(
                        ListeningClients.class,
                        List.of(
                                elsewhere.here().getHostAddress(),
                                String.valueOf(servers.get(wayIn).port()),
                                wayIn.name(),
                                String.valueOf(CLIENTS)));
                BufferedReader said = clients.inputReader();
                assertEquals(CLIENTS + " are in", said.readLine());
            }
            for (DemoServer server : servers.values()) {
                HalfOpenTest.await(() -> server.room().waiting() == CLIENTS);
            }
            elsewhere.pullTheCable();
            long pulled = System.nanoTime();
            Map<WayIn, Long> vanished = new EnumMap<>(WayIn.class);
            HELD.forEach(wayIn -> vanished.put(wayIn, pulled));
            awaitAllFreed("clientsBehindAPulledCableAreFreedInTime", servers, vanished);
        } finally {
            servers.values().forEach(DemoServer::close);
        }
    }

    private static DemoServer serve(NetworkNamespace elsewhere) throws Exception {
        return DemoServer.start(RunningServer.options(RunningServer.WITHOUT_RATES.with(Limit.STREAM_SECONDS, 30))
                .on(elsewhere.here().getHostAddress(), 0));
    }

    /** @param vanished when, on {@link System#nanoTime} */
    static void awaitAllFreed(String promise, Map<WayIn, DemoServer> servers, Map<WayIn, Long> vanished) {
        Map<WayIn, Double> freedAfter = new EnumMap<>(WayIn.class);
        HalfOpenTest.await(() -> {
            servers.forEach((wayIn, server) -> {
                if (server.room().waiting() == 0) {
                    freedAfter.putIfAbsent(wayIn, (System.nanoTime() - vanished.getOrDefault(wayIn, 0L)) / 1e9);
                }
            });
            return freedAfter.keySet().equals(servers.keySet());
        });
        freedAfter.forEach((wayIn, seconds) -> {
            Promise.kept(promise, "%s, %d clients, all freed after %.1f s", wayIn, CLIENTS, seconds);
            assertTrue(seconds <= HalfOpenTest.promised(wayIn), wayIn + " after " + seconds + " s");
        });
    }
}
