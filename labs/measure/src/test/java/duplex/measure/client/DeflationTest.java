package duplex.measure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import duplex.wire.WireParser;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a client compresses, the parser of the tap decompresses, at either end of the wire. */
class DeflationTest {

    private static final String AGREED = "permessage-deflate";
    private static final String TEXT = "{\"author\":\"민수\",\"text\":\"안녕하세요, 안녕하세요\"}";

    private static final String HANDSHAKE = """
            GET /websocket/messages HTTP/1.1\r
            Host: a\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            \r
            """;

    private static final String ANSWER = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Extensions: permessage-deflate\r
            \r
            """;

    private final RandomGenerator random = new Random(1);

    /** RFC 7692, section 7.2.3.1 and 7.2.3.2. */
    @Test
    void aMessageIsCompressedAsInTheRfc() {
        Deflation deflation = Deflation.agreed(AGREED);
        assertEquals("f248cdc9c90700", hex(deflation.compress(UTF_8.encode("Hello"))));
        assertEquals("f200110000", hex(deflation.compress(UTF_8.encode("Hello"))));
    }

    @Test
    void eachMessageStandsAloneWhereTheServerWantsItSo() {
        Deflation deflation = Deflation.agreed("permessage-deflate; client_no_context_takeover");
        assertEquals("f248cdc9c90700", hex(deflation.compress(UTF_8.encode("Hello"))));
        assertEquals("f248cdc9c90700", hex(deflation.compress(UTF_8.encode("Hello"))));
    }

    @Test
    void anotherExtensionOrASmallerWindowIsNotOurs() {
        assertThrows(IllegalArgumentException.class, () -> Deflation.agreed("x-webkit-deflate-frame"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Deflation.agreed("permessage-deflate; client_max_window_bits=10"));
        assertEquals(
                5,
                Deflation.agreed("permessage-deflate;client_max_window_bits=15")
                        .compress(UTF_8.encode("abc"))
                        .remaining());
    }

    @Test
    void theParserReadsItHoweverItIsCut() {
        Deflation deflation = Deflation.agreed(AGREED);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        int payload = 0;
        for (int i = 0; i < 3; i++) {
            ByteBuffer compressed = deflation.compress(UTF_8.encode(TEXT));
            payload += compressed.remaining();
            frames.writeBytes(bytes(Frames.compressed(compressed, random)));
        }
        byte[] all = frames.toByteArray();
        for (int piece = 1; piece <= all.length; piece++) {
            Heard heard = new Heard();
            WireParser parser = new WireParser(heard);
            parser.accept(Direction.UP, US_ASCII.encode(HANDSHAKE));
            parser.accept(Direction.DOWN, US_ASCII.encode(ANSWER));
            for (int at = 0; at < all.length; at += piece) {
                parser.accept(Direction.UP, ByteBuffer.wrap(all, at, Math.min(piece, all.length - at)));
            }
            assertEquals(TEXT.repeat(3), heard.inflated.toString(UTF_8), "in pieces of " + piece);
            assertEquals(payload, heard.payload, "in pieces of " + piece);
            assertEquals(3, heard.compressed);
        }
        assertTrue(payload < 2 * TEXT.getBytes(UTF_8).length, payload + " B for three");
    }

    private static final class Heard implements WireListener {
        private final ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        private int payload;
        private int compressed;

        @Override
        public void counted(Direction direction, Part part, int bytes) {
            if (part == Part.PAYLOAD) {
                payload += bytes;
            }
        }

        @Override
        public void compressed(Direction direction) {
            compressed++;
        }

        @Override
        public void inflated(Direction direction, ByteBuffer bytes) {
            inflated.writeBytes(bytes(bytes));
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    private static String hex(ByteBuffer bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }
}
