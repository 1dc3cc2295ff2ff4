package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Promise;
import duplex.server.RawReader.Frame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever says that something huge is coming is told at once that it is too much, and nothing is kept for it. */
class SizesTest {

    private static final long HEAP_AT_MOST = 2L << 20;
    private static final int CLIENTS = 100;

    private static DemoServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One byte too many, a gigabyte, and the longest that 63 bits can say; not more than this much of it is sent. */
    @ParameterizedTest
    @ValueSource(longs = {65_537, 1L << 30, Long.MAX_VALUE})
    void sizesAreBounded(long length) {
        long before = usedHeap();
        for (int i = 0; i < CLIENTS; i++) {
            try (RawClient client = new RawClient(server.port())) {
                client.openWebSocket("").frame();
                client.send(beginning(length));
                assertEquals("1009", close(client).text().substring(0, 4));
            }
        }
        long grown = usedHeap() - before;
        Promise.kept(
                "sizesAreBounded, " + length + " bytes",
                "%d frames closed with 1009 at once, heap %+d KiB",
                CLIENTS,
                grown >> 10);
        assertTrue(grown <= HEAP_AT_MOST, "heap grew by " + (grown >> 10) + " KiB");
    }

    /** RFC 6455, section 5.2: the most significant bit must be 0. */
    @Test
    void aFrameOf2To63BytesIsRefusedAtOnce() {
        try (RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            client.send(beginning(Long.MIN_VALUE));
            assertEquals("1009", close(client).text().substring(0, 4));
        }
    }

    @Test
    void fragmentsThatAddUpToMoreAreRefusedBeforeTheLast() {
        try (RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            byte[] fragment = new byte[40_000];
            client.send(fragment(1, fragment.length)).send(fragment);
            client.send(fragment(0, fragment.length)).send(fragment);
            assertEquals("1009", close(client).text().substring(0, 4));
        }
    }

    @Test
    void sizesAreBoundedOnHttpToo() {
        String json = "Content-Type: application/json\r\n";
        assertStatus(431, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
        assertStatus(
                413,
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\n" + json
                        + "Content-Length: 2000000\r\n\r\n");
        assertStatus(
                413,
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\n" + json
                        + "Content-Length: 9223372036854775807\r\n\r\n");
    }

    private static void assertStatus(int status, String request) {
        try (RawClient client = new RawClient(server.port())) {
            assertEquals(status, client.send(request).response().status());
        }
    }

    /** A masked binary frame's beginning, FIN set, its length in 64 bits, and the first of its payload. */
    private static byte[] beginning(long length) {
        return ByteBuffer.allocate(1_000)
                .put((byte) 0x82)
                .put((byte) 0xFF)
                .putLong(length)
                .array();
    }

    /** A masked frame's without FIN; the masking key is 0. */
    private static byte[] fragment(int opcode, int length) {
        return ByteBuffer.allocate(8)
                .put((byte) opcode)
                .put((byte) 0xFE)
                .putShort((short) length)
                .array();
    }

    private static Frame close(RawClient client) {
        Frame frame = client.frame();
        while (frame.opcode() != 8) {
            frame = client.frame();
        }
        return frame;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
