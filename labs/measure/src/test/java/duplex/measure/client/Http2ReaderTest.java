package duplex.measure.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client must act on, however the bytes are cut. */
class Http2ReaderTest {

    /** SETTINGS, DATA, PING, HEADERS of no bytes, WINDOW_UPDATE, an acknowledgement. */
    private static final byte[] FRAMES = HexFormat.of().parseHex("""
            000006 04 00 00000000 0003 00000080
            000005 00 01 00000001 48656c6c6f
            000008 06 00 00000000 0102030405060708
            000000 01 04 00000003
            000004 08 00 00000001 00010000
            000000 04 01 00000000
            """.replaceAll("\\s", ""));

    private static final List<String> READ = List.of(
            "4 flags 0 stream 0 length 6: 000300000080",
            "0 flags 1 stream 1 length 5: ",
            "6 flags 0 stream 0 length 8: 0102030405060708",
            "1 flags 4 stream 3 length 0: ",
            "8 flags 0 stream 1 length 4: 00010000",
            "4 flags 1 stream 0 length 0: ");

    @Test
    void framesAreTheSameHoweverTheyAreCut() {
        for (int piece = 1; piece <= FRAMES.length; piece++) {
            assertEquals(READ, read(piece), "in pieces of " + piece);
        }
    }

    @Test
    void aFrameIsWrittenAsItIsRead() {
        StringBuilder written = new StringBuilder();
        Http2Reader reader = new Http2Reader(frame -> written.append(hex(frame.bytes())));
        reader.read(ByteBuffer.wrap(FRAMES, 0, 15));
        assertEquals(HexFormat.of().formatHex(FRAMES, 0, 15), written.toString());
    }

    private static List<String> read(int piece) {
        List<String> read = new ArrayList<>();
        Http2Reader reader = new Http2Reader(frame -> read.add("%d flags %d stream %d length %d: %s"
                .formatted(frame.type(), frame.flags(), frame.stream(), frame.length(), hex(frame.payload()))));
        for (int at = 0; at < FRAMES.length; at += piece) {
            reader.read(ByteBuffer.wrap(FRAMES, at, Math.min(piece, FRAMES.length - at)));
        }
        return read;
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
