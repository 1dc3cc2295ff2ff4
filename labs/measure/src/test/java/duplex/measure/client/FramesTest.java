package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FramesTest {

    /** Draws the masking key of the examples in RFC 6455, section 5.7. */
    private static final RandomGenerator RFC_KEY = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new IllegalStateException("only bytes are drawn");
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(HexFormat.of().parseHex("37fa213d"), 0, bytes, 0, 4);
        }
    };

    @Test
    void aMaskedTextFrameIsThatOfTheRfc() {
        assertEquals("818537fa213d7f9f4d5158", hex(Frames.masked(1, UTF_8.encode("Hello"), RFC_KEY)));
    }

    @Test
    void aLongerPayloadHasALongerHeader() {
        assertEquals(6 + 125, length(125));
        assertEquals(8 + 126, length(126));
        assertEquals(8 + 65_535, length(65_535));
        assertEquals(14 + 65_536, length(65_536));
    }

    @Test
    void theAcceptValueIsThatOfTheRfc() {
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="));
    }

    private static int length(int payload) {
        return Frames.masked(1, ByteBuffer.allocate(payload), RFC_KEY).remaining();
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
