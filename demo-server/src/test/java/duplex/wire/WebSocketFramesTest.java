package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketFramesTest {

    @Test
    void aMaskedTextFrameIsUnmasked() {
        Recording recording = Conversation.upgraded().thenUpHex("""
                81          // FIN, text
                85          // MASK, 5 bytes
                37 fa 21 3d // masking key
                7f 9f 4d 51 58 // Hello (RFC 6455, section 5.7)
                """).heard();

        assertEquals(2, recording.up().of(Part.FRAME_HEADER));
        assertEquals(4, recording.up().of(Part.MASKING_KEY));
        assertEquals(5, recording.up().of(Part.PAYLOAD));
        assertTrue(recording.heardOf("UP payload 1 Hello"));
    }

    @Test
    void fragmentsMayHaveControlFramesBetweenThem() {
        Recording recording = Conversation.upgraded().thenDownHex("""
                01 03 48 65 6c // text, not FIN: Hel
                89 01 21       // ping: !
                00 00          // continuation, not FIN, empty
                80 02 6c 6f    // continuation, FIN: lo
                88 02 03 e8    // close 1000
                """).heard();

        assertEquals(6, recording.down().of(Part.FRAME_HEADER));
        assertEquals(5, recording.down().of(Part.PAYLOAD));
        assertEquals(7, recording.down().of(Part.CONTROL_FRAMES));
        assertTrue(recording.heardOf("DOWN frame ended 0 fin"));
        assertEquals(0, recording.down().of(Part.UNPARSED));
    }

    @Test
    void lengthsOf126And65536BytesNeedLongerHeaders() {
        Recording recording = Conversation.upgraded()
                .thenDownHex("82 7e 00 7e" + "00".repeat(126))
                .thenDownHex("82 7f 00 00 00 00 00 01 00 00" + "00".repeat(65_536))
                .heard();

        assertEquals(4 + 10, recording.down().of(Part.FRAME_HEADER));
        assertEquals(126 + 65_536, recording.down().of(Part.PAYLOAD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81 05", // clients always mask
                "83 80 00 00 00 00", // reserved opcode
                "8b 80 00 00 00 00",
                "c1 80 00 00 00 00", // RSV1 without an extension
                "a1 80 00 00 00 00",
                "91 80 00 00 00 00",
                "09 80 00 00 00 00", // fragmented ping
                "89 fe 00 7e 00 00 00 00", // ping of 126 bytes
                "80 80 00 00 00 00", // continuation of nothing
                "81 fe 00 7d 00 00 00 00", // 125 in 2 bytes
                "81 ff 00 00 00 00 00 00 ff ff 00 00 00 00", // 65,535 in 8 bytes
                "81 ff 80 00 00 00 00 00 00 00 00 00 00 00", // 64 bits
                "81 81 00 00", // the connection ended here
            })
    void aWrongFrameFromAClientIsUnparsedFromItsFirstByteOn(String frame) {
        Conversation before = Conversation.upgraded().thenUpHex("89 80 00 00 00 00");
        long parsed = before.heardWhole().up().total();
        Recording recording = before.thenUpHex(frame).heard();

        assertEquals(parsed, recording.up().total() - recording.up().of(Part.UNPARSED), recording.heard()::toString);
        assertTrue(recording.heardOf("UP unparsable"));
    }

    @Test
    void serverSentFramesMustNotBeMasked() {
        Recording recording = Conversation.upgraded()
                .thenDownHex("81 85 37 fa 21 3d 7f 9f 4d 51 58")
                .heard();

        assertEquals(11, recording.down().of(Part.UNPARSED));
    }

    @Test
    void aNewMessageMustNotBeginWithinAnother() {
        Recording recording = Conversation.upgraded()
                .thenDownHex("01 00")
                .thenDownHex("81 00")
                .heard();

        assertEquals(2, recording.down().of(Part.UNPARSED));
    }

    @Test
    void withPermessageDeflateTheFirstFrameOfAMessageMayHaveRsv1() {
        String agreed = "Sec-WebSocket-Extensions: permessage-deflate;server_no_context_takeover\r\n";
        Conversation first =
                Conversation.upgradedWith(agreed).thenDownHex("41 01 00").thenUpHex("c1 80 00 00 00 00");

        assertEquals(0, first.heard().down().of(Part.UNPARSED));
        assertEquals(0, first.heard().up().of(Part.UNPARSED));
        assertEquals(2, first.thenDownHex("c0 00").heard().down().of(Part.UNPARSED), "a continuation may not");
        assertEquals(
                2,
                Conversation.upgradedWith(agreed)
                        .thenDownHex("c9 00")
                        .heard()
                        .down()
                        .of(Part.UNPARSED),
                "a ping may not");
    }

    @Test
    void maskingIsAnXorWithTheKeyByteByByte() {
        Random random = new Random(53);
        for (int length = 0; length < 40; length++) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            int key = random.nextInt();
            long offset = random.nextInt(1_000);
            ByteBuffer masked = ByteBuffer.allocate(length);
            Masking.mask(key, offset, ByteBuffer.wrap(plain), masked);

            for (int i = 0; i < length; i++) {
                int keyByte = key >>> (24 - 8 * ((offset + i) & 3));
                assertEquals((byte) (plain[i] ^ keyByte), masked.get(i), "length " + length + ", byte " + i);
            }
        }
    }
}
