package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLS puts on the wire, and what was in it: in whatever slices the one comes, before the other or after it. */
class TlsRecordsTest {

    private static final String REQUEST = "GET /form-post HTTP/1.1\r\n\r\n";
    private static final String RESPONSE = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final int TAG = 17; // AES-GCM's 16 bytes, and the type of what is within (RFC 8446, section 5.2)
    private static final int HEADER = TlsRecords.HEADER_BYTES;

    /** Something that happens on a connection, slices of the given length. */
    private interface Event {
        void happens(TlsParser parser, int slice);
    }

    private final List<Event> events = new ArrayList<>();

    @Test
    void theHandshakeInTheClearIsHandshakeWhole() {
        wire(Direction.UP, record(22, 100));
        wire(Direction.DOWN, record(22, 90));
        wire(Direction.DOWN, record(20, 1));

        assertEquals(105, heard().up().of(Part.TLS_HANDSHAKE));
        assertEquals(95 + 6, heard().down().of(Part.TLS_HANDSHAKE));
    }

    @Test
    void sealedRecordsAreWhatTheirOwnerFindsInThem() {
        wire(Direction.UP, record(23, 53));
        opened(Direction.UP, record(23, 53), "", true); // Finished
        opened(Direction.DOWN, record(23, 200), "", true); // a session ticket
        wire(Direction.DOWN, record(23, 200));
        wire(Direction.UP, record(23, REQUEST.length() + TAG));
        opened(Direction.UP, record(23, REQUEST.length() + TAG), REQUEST, false);
        opened(Direction.DOWN, record(23, RESPONSE.length() + TAG), RESPONSE, false);
        wire(Direction.DOWN, record(23, RESPONSE.length() + TAG));
        opened(Direction.DOWN, record(23, 19), "", false); // close_notify
        wire(Direction.DOWN, record(23, 19));

        Recording recording = heard();
        assertEquals(HEADER + 53, recording.up().of(Part.TLS_HANDSHAKE));
        assertEquals(HEADER + 200, recording.down().of(Part.TLS_HANDSHAKE));
        assertEquals(HEADER + TAG, recording.up().of(Part.TLS_RECORD));
        assertEquals(HEADER + TAG + HEADER + 19, recording.down().of(Part.TLS_RECORD));
        assertEquals(REQUEST.length() - 2, recording.up().of(Part.START_LINE));
        assertEquals(2, recording.up().of(Part.FIELDS));
        assertTrue(recording.heardOf("request GET /form-post"));
        assertTrue(recording.heardOf("response 204"));
    }

    @Test
    void recordsAreMatchedOneByOneHoweverManyWait() {
        for (int i = 0; i < REQUEST.length(); i++) {
            wire(Direction.UP, record(23, 1 + TAG));
            opened(Direction.UP, record(23, 1 + TAG), REQUEST.substring(i, i + 1), false);
        }
        assertTrue(heard().heardOf("request GET /form-post"));
        events.clear();
        for (int i = 0; i < REQUEST.length(); i++) {
            wire(Direction.UP, record(23, 1 + TAG));
        }
        for (int i = 0; i < REQUEST.length(); i++) {
            opened(Direction.UP, record(23, 1 + TAG), REQUEST.substring(i, i + 1), false);
        }
        assertTrue(heard().heardOf("request GET /form-post"));
        assertEquals((long) REQUEST.length() * (HEADER + TAG), heard().up().of(Part.TLS_RECORD));
    }

    @Test
    void alertsInTheClearAreRecords() {
        wire(Direction.DOWN, record(21, 2));

        assertEquals(7, heard().down().of(Part.TLS_RECORD));
    }

    @Test
    void aRecordThatIsRefusedIsARecordWithoutPlaintext() {
        wire(Direction.UP, record(23, 19));
        events.add((parser, slice) -> parser.refused(Direction.UP));

        assertEquals(24, heard().up().of(Part.TLS_RECORD));
    }

    /** The server was about to send it when the connection broke: what did not go is not counted. */
    @Test
    void whatWasSealedAndNeverSentIsNotCounted() {
        opened(Direction.DOWN, record(23, RESPONSE.length() + TAG), RESPONSE, false);

        assertEquals(0, heard().down().total());
    }

    @Test
    void whatNobodyOpenedIsUnparsed() {
        wire(Direction.UP, record(23, 40));

        assertEquals(45, heard().up().of(Part.UNPARSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "47 45 54 20 2f", // GET /
                "18 03 03 00 01 00", // heartbeat
                "16 02 00 00 01 00", // SSL 2
                "16 03 03 ff ff 00", // 65,535 bytes
                "16 03 03", // the connection ended here
            })
    void whatIsNoRecordIsUnparsedFromItsFirstByteOn(String hex) {
        wire(Direction.UP, record(22, 100));
        byte[] wrong = HexFormat.of().parseHex(hex.replace(" ", ""));
        wire(Direction.UP, wrong);

        Recording recording = heard();
        assertEquals(wrong.length, recording.up().of(Part.UNPARSED));
        assertEquals(105, recording.up().of(Part.TLS_HANDSHAKE));
    }

    @Test
    void recordsThatNobodyOpensAreNotKeptWithoutBound() {
        Recording recording = new Recording();
        TlsParser parser = new TlsParser(recording);
        byte[] records = record(23, 20);
        for (int i = 0; i < 10_000; i++) {
            parser.accept(Direction.UP, ByteBuffer.wrap(records));
        }
        assertTrue(recording.heardOf("records that nobody opened"));
        parser.opened(Direction.UP, ByteBuffer.wrap(records), ByteBuffer.wrap(new byte[3]), false);
        parser.end();
        assertEquals(10_000L * records.length, recording.up().of(Part.UNPARSED));
    }

    private void wire(Direction direction, byte[] bytes) {
        events.add((parser, slice) -> {
            for (int from = 0; from < bytes.length; from += slice) {
                int length = Math.min(slice, bytes.length - from);
                parser.accept(direction, ByteBuffer.wrap(bytes, from, length));
            }
        });
    }

    private void opened(Direction direction, byte[] record, String plaintext, boolean handshake) {
        ByteBuffer contained = ByteBuffer.wrap(plaintext.getBytes(StandardCharsets.US_ASCII));
        events.add((parser, slice) -> parser.opened(direction, ByteBuffer.wrap(record), contained, handshake));
    }

    /** The same in every slicing. */
    private Recording heard() {
        Recording whole = heard(Integer.MAX_VALUE / 2);
        for (int slice = 1; slice < 30; slice++) {
            Recording sliced = heard(slice);
            assertEquals(whole.heard(), sliced.heard());
            assertEquals(whole.up(), sliced.up());
            assertEquals(whole.down(), sliced.down());
        }
        return whole;
    }

    private Recording heard(int slice) {
        Recording recording = new Recording();
        TlsParser parser = new TlsParser(recording);
        events.forEach(event -> event.happens(parser, slice));
        parser.end();
        return recording;
    }

    /** A record with something in it that nobody can read. */
    private static byte[] record(int type, int length) {
        byte[] fragment = new byte[length];
        new Random(length).nextBytes(fragment);
        return ByteBuffer.allocate(HEADER + length)
                .put((byte) type)
                .putShort((short) 0x0303)
                .putShort((short) length)
                .put(fragment)
                .array();
    }
}
