package duplex.wire.link;

import static duplex.wire.link.Linked.hear;
import static duplex.wire.link.Linked.hearAll;
import static duplex.wire.link.Linked.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.wire.Direction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link does to a connection, seen from both of its ends. */
@Timeout(60)
class LinkTest {

    /** Long enough that what has not come by then does not come. */
    private static final int SILENCE_MILLIS = 200;

    @Test
    void nothingSetItPassesBytesBothWays() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            say(linked.client, "question");
            assertEquals("question", hear(linked.server, 8));
            say(linked.server, "an answer");
            assertEquals("an answer", hear(linked.client, 9));
            assertEquals(8, linked.connection().passed(Direction.UP));
            assertEquals(9, linked.connection().passed(Direction.DOWN));
        }
    }

    @Test
    void aHalfCloseIsPassedOnAndTheOtherHalfLivesOn() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            say(linked.client, "last words");
            linked.client.shutdownOutput();
            assertEquals("last words", hearAll(linked.server));
            say(linked.server, "an answer");
            linked.server.shutdownOutput();
            assertEquals("an answer", hearAll(linked.client));
            awaitNoConnection(linked.link);
        }
    }

    @Test
    void aResetIsPassedOn() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.client.setSoLinger(true, 0);
            linked.client.close();
            assertThrows(
                    SocketException.class, () -> linked.server.getInputStream().read());
            awaitNoConnection(linked.link);
        }
    }

    @Test
    void whereNobodyListensTheClientIsReset() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.listening.close();
            try (Socket refused = linked.connect()) {
                assertThrows(
                        SocketException.class, () -> refused.getInputStream().read());
            }
        }
    }

    @Test
    void itKnowsWhoIsBehindAConnectionOfItsOwn() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            Optional<InetSocketAddress> behind = linked.link.clientBehind(linked.server.getPort());
            assertEquals(Optional.of(linked.client.getLocalSocketAddress()), behind);
            assertEquals(Optional.empty(), linked.link.clientBehind(linked.client.getLocalPort()));
        }
    }

    @Test
    void eachDirectionHasADelayOfItsOwn() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.link.set(Conditions.CLEAR
                    .withUp(Way.CLEAR.withDelay(Duration.ofMillis(40)))
                    .withDown(Way.CLEAR.withDelay(Duration.ofMillis(120))));
            long start = System.nanoTime();
            say(linked.client, "q");
            hear(linked.server, 1);
            long up = System.nanoTime();
            say(linked.server, "a");
            hear(linked.client, 1);
            long down = System.nanoTime();
            assertAtLeast(40, up - start);
            assertAtLeast(120, down - up);
        }
    }

    @Test
    void theEndOfAStreamIsDelayedLikeItsBytes() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.link.set(Conditions.delay(Duration.ofMillis(60)));
            long start = System.nanoTime();
            say(linked.client, "bye");
            linked.client.shutdownOutput();
            assertEquals("bye", hearAll(linked.server));
            assertAtLeast(60, System.nanoTime() - start);
        }
    }

    @Test
    void jitterKeepsTheOrder() throws IOException {
        Way way = Way.CLEAR.withDelay(Duration.ofMillis(5)).withJitter(Duration.ofMillis(20));
        try (Linked linked = new Linked(Conditions.both(way))) {
            StringBuilder said = new StringBuilder();
            for (int i = 0; i < 2_000; i++) {
                String piece = i + " ";
                said.append(piece);
                say(linked.client, piece);
            }
            assertEquals(said.toString(), hear(linked.server, said.length()));
        }
    }

    @Test
    void bandwidthHoldsAndWhoSendsFasterIsSlowedDown() throws IOException {
        try (Linked linked = new Linked(Conditions.both(Way.CLEAR.withBandwidth(1_000_000)))) {
            byte[] bytes = new byte[300_000];
            long start = System.nanoTime();
            Thread sender = sending(linked.client, bytes);
            linked.server.getInputStream().readNBytes(bytes.length);
            long took = System.nanoTime() - start;
            assertAtLeast(295, took);
            assertTrue(took < 2_000_000_000L, "took " + took + " ns");
            join(sender);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50})
    void aReaderThatDoesNotReadStopsTheSenderAndNotTheMemory(int delayMillis) throws IOException {
        try (Linked linked = new Linked(Conditions.delay(Duration.ofMillis(delayMillis)));
                SocketChannel eager = SocketChannel.open(linked.link.address())) {
            eager.configureBlocking(false);
            ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
            long taken = 0;
            long quietSince = System.nanoTime();
            while (System.nanoTime() - quietSince < 1_000_000_000L) {
                int written = eager.write(bytes.clear());
                taken += written;
                quietSince = written > 0 ? System.nanoTime() : quietSince;
            }
            // The kernel's four buffers, which grow to some MiB each, and the link's MiB.
            assertTrue(taken < 40 << 20, taken + " bytes were taken that nobody reads");
        }
    }

    @Test
    void slicesArriveOneByOneAndWhole() throws IOException {
        try (Linked linked = new Linked(Conditions.both(Way.CLEAR.withSlices(1)))) {
            String said = "0123456789".repeat(20);
            say(linked.client, said);
            StringBuilder heard = new StringBuilder();
            int reads = 0;
            byte[] buffer = new byte[1_000];
            while (heard.length() < said.length()) {
                int read = linked.server.getInputStream().read(buffer);
                heard.append(new String(buffer, 0, read, java.nio.charset.StandardCharsets.ISO_8859_1));
                reads++;
            }
            assertEquals(said, heard.toString());
            assertTrue(reads > 10, reads + " reads");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutLetsSoManyBytesThroughAndEndsBothSides(Ending ending) throws IOException {
        Way cut = Way.CLEAR.withCut(5, ending);
        try (Linked linked = new Linked(Conditions.CLEAR.withUp(cut))) {
            say(linked.client, "123");
            assertEquals("123", hear(linked.server, 3));
            say(linked.client, "4567");
            assertEquals("45", hear(linked.server, 2));
            assertEnds(ending, linked.server);
            assertEnds(ending, linked.client);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutThatIsPassedAlreadyIsNow(Ending ending) throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            say(linked.server, "123");
            assertEquals("123", hear(linked.client, 3));
            linked.link.set(Conditions.CLEAR.withDown(Way.CLEAR.withCut(2, ending)));
            assertEnds(ending, linked.client);
            assertEnds(ending, linked.server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneConnectionEndsAndTheOthersStay(Ending ending) throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            LinkedConnection first = linked.connection();
            try (Socket other = linked.connect();
                    Socket behind = linked.listening.accept()) {
                first.end(ending);
                assertEnds(ending, linked.client);
                assertEnds(ending, linked.server);
                say(other, "still here");
                assertEquals("still here", hear(behind, 10));
            }
        }
    }

    @Test
    void aBlackHoleSwallowsBytesAndEndingsAndTellsNobody() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.link.set(Conditions.BLACK_HOLE);
            say(linked.client, "lost");
            say(linked.server, "lost too");
            linked.client.close();
            assertSilent(linked.server);
            linked.link.set(Conditions.CLEAR);
            assertSilent(linked.server); // what was lost cannot come back
            linked.server.close();
            awaitNoConnection(linked.link);
        }
    }

    @Test
    void aBlackHoleDownLetsAQuestionThroughAndNoAnswer() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR.withDown(Way.CLEAR.withBlackHole()))) {
            say(linked.client, "question");
            assertEquals("question", hear(linked.server, 8));
            say(linked.server, "answer");
            assertSilent(linked.client);
        }
    }

    @Test
    void aBlackHoleAcceptsNewcomersOfWhomTheServerNeverHears() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.link.setForNewcomers(Conditions.BLACK_HOLE);
            try (Socket newcomer = linked.connect()) {
                say(newcomer, "hello?");
                assertSilent(newcomer);
                linked.listening.setSoTimeout(SILENCE_MILLIS);
                assertThrows(SocketTimeoutException.class, linked.listening::accept);
            }
            say(linked.client, "here before");
            assertEquals("here before", hear(linked.server, 11));
        }
    }

    @Test
    void conditionsCanBeOneConnectionsAlone() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            LinkedConnection first = linked.connection();
            try (Socket other = linked.connect();
                    Socket behind = linked.listening.accept()) {
                first.set(Conditions.BLACK_HOLE);
                say(other, "still here");
                assertEquals("still here", hear(behind, 10));
                say(linked.client, "lost");
                assertSilent(linked.server);
            }
        }
    }

    @Test
    void aThousandConnectionsShareOneThread() throws IOException {
        try (Linked linked = new Linked(Conditions.delay(Duration.ofMillis(20)))) {
            int threads = Thread.activeCount();
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Socket client = linked.connect();
                Socket server = linked.listening.accept();
                sockets.addAll(List.of(client, server));
                say(client, "x");
            }
            for (int i = 1; i < sockets.size(); i += 2) {
                assertEquals("x", hear(sockets.get(i), 1));
            }
            assertEquals(threads, Thread.activeCount());
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void closingItEndsAllConnectionsAndItListensNoMore() throws IOException {
        try (Linked linked = new Linked(Conditions.CLEAR)) {
            linked.link.close();
            assertEnded(linked.client);
            assertEnded(linked.server);
            assertThrows(IOException.class, linked::connect);
        }
    }

    @Test
    void impossibleConditionsAreRefusedWithTheValue() {
        assertEquals(
                "bytes per second must be at least 1, was 0",
                assertThrows(IllegalArgumentException.class, () -> Way.CLEAR.withBandwidth(0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Way.CLEAR.withDelay(Duration.ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> Way.CLEAR.withJitter(Duration.ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> Way.CLEAR.withSlices(0));
        assertThrows(IllegalArgumentException.class, () -> Way.CLEAR.withCut(-1, Ending.FIN));
    }

    private static void assertAtLeast(long millis, long nanos) {
        assertTrue(nanos >= millis * 1_000_000, nanos + " ns, less than " + millis + " ms");
    }

    private static void assertSilent(Socket socket) throws IOException {
        int patience = socket.getSoTimeout();
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
        socket.setSoTimeout(patience);
    }

    private static void assertEnds(Ending ending, Socket socket) throws IOException {
        switch (ending) {
            case FIN -> assertEquals(-1, socket.getInputStream().read());
            case RST ->
                assertThrows(
                        SocketException.class, () -> socket.getInputStream().read());
        }
    }

    private static void assertEnded(Socket socket) {
        try {
            assertEquals(-1, socket.getInputStream().read());
        } catch (IOException e) {
            // reset: ended as well
        }
    }

    private static void awaitNoConnection(Link link) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!link.connections().isEmpty()) {
            assertTrue(System.nanoTime() < deadline, "the connection is not forgotten");
            Thread.onSpinWait();
        }
    }

    private static Thread sending(Socket socket, byte[] bytes) {
        Thread sender = new Thread(() -> {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        sender.start();
        return sender;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
