package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a peer might send to exhaust whoever watches. Each sends 64 MiB and more. */
class HostileInputTest {

    private static final long MUCH = 64L * 1024 * 1024;
    private static final long LITTLE = 8L * 1024 * 1024;

    private final Tally up = new Tally();
    private final Tally down = new Tally();
    private final WireParser parser =
            new WireParser((direction, part, bytes) -> (direction == Direction.UP ? up : down).add(part, bytes));

    @Test
    void aLineThatNeverEnds() {
        assertLittleIsKept("GET /", "a".repeat(1_000));
        assertEquals(up.bytes().total(), up.of(Part.UNPARSED));
    }

    @Test
    void aHeaderSectionThatNeverEnds() {
        assertLittleIsKept("GET / HTTP/1.1\r\n", "Name: value\r\nTransfer-Encoding: chunked\r\n");
    }

    @Test
    void fieldLinesWithoutNumber() {
        assertLittleIsKept("GET / HTTP/1.1\r\n", "Content-Length: 5\r\nCookie: a\r\n");
        assertEquals(0, up.of(Part.UNPARSED));
    }

    @Test
    void trailersWithoutNumber() {
        assertLittleIsKept("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "Name: value\r\n");
        assertEquals(0, up.of(Part.UNPARSED));
    }

    @Test
    void chunksOfOneByte() {
        assertLittleIsKept("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "1;a=b\r\nx\r\n");
        assertEquals(0, up.of(Part.UNPARSED));
    }

    @Test
    void requestsThatAreNeverAnswered() {
        assertLittleIsKept("", "GET / HTTP/1.1\r\n\r\n");
    }

    @Test
    void bytesAfterAnUpgradeThatIsNeverAnswered() {
        assertLittleIsKept("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", "GET / HTTP/1.1\r\n\r\n");
    }

    @Test
    void fragmentsWithoutEnd() {
        accept(Direction.UP, "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        accept(Direction.DOWN, "HTTP/1.1 101 \r\nUpgrade: websocket\r\n\r\n");
        accept(Direction.UP, "\u0001\u0080\0\0\0\0", StandardCharsets.ISO_8859_1);
        assertLittleIsKept("", "\0\u0080\0\0\0\0\u0089\u0080\0\0\0\0");
        assertEquals(0, up.of(Part.UNPARSED));
    }

    @Test
    void aFrameOf63Bits() {
        accept(Direction.UP, "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        accept(Direction.DOWN, "HTTP/1.1 101 \r\nUpgrade: websocket\r\n\r\n");
        accept(Direction.UP, "\u0082\u00ff\u007f" + "\u00ff".repeat(7) + "\0\0\0\0", StandardCharsets.ISO_8859_1);
        assertLittleIsKept("", "x".repeat(1_000));
        assertEquals(0, up.of(Part.UNPARSED));
    }

    private void assertLittleIsKept(String first, String again) {
        long before = heapInUse();
        accept(Direction.UP, first);
        byte[] many = again.repeat(1 + 8_192 / again.length()).getBytes(StandardCharsets.ISO_8859_1);
        for (long sent = 0; sent < MUCH; sent += many.length) {
            parser.accept(Direction.UP, ByteBuffer.wrap(many));
        }
        long kept = heapInUse() - before;
        assertTrue(kept < LITTLE, () -> "kept " + kept + " bytes");
        parser.end();
        assertTrue(up.bytes().total() >= MUCH);
    }

    private void accept(Direction direction, String text) {
        accept(direction, text, StandardCharsets.US_ASCII);
    }

    private void accept(Direction direction, String text, Charset charset) {
        parser.accept(direction, ByteBuffer.wrap(text.getBytes(charset)));
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
