package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolSwitchTest {

    private static final String UPGRADE = "GET /w HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n";
    private static final String ACCEPTED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n";
    private static final String REFUSED = "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno";
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";
    private static final String PING_UP = "89 80 01 02 03 04 //";

    @Test
    void afterA101BothDirectionsAreFrames() {
        Recording recording = Conversation.up(UPGRADE)
                .thenDown(ACCEPTED)
                .thenUpHex(PING_UP)
                .thenDownHex("8a 00")
                .heard();

        assertEquals(6, recording.up().of(Part.CONTROL_FRAMES));
        assertEquals(2, recording.down().of(Part.CONTROL_FRAMES));
        assertEquals(
                List.of("DOWN message ended", "upgraded", "UP frame 9", "UP frame ended 9 fin"),
                recording
                        .heard()
                        .subList(
                                recording.heard().indexOf("DOWN message ended"),
                                recording.heard().size() - 2));
    }

    @Test
    void framesInTheSameSegmentAsThe101AreFrames() {
        Recording recording = Conversation.up(UPGRADE)
                .then(Direction.DOWN, joined(ACCEPTED, new byte[] {(byte) 0x89, 0}))
                .heard();

        assertEquals(2, recording.down().of(Part.CONTROL_FRAMES));
    }

    @Test
    void framesSentBeforeTheAnswerAreHeldUntilIt() {
        Recording recording = Conversation.up(UPGRADE)
                .thenUpHex(PING_UP)
                .thenDown(ACCEPTED)
                .thenUpHex(PING_UP)
                .heard();

        assertEquals(12, recording.up().of(Part.CONTROL_FRAMES));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void requestsSentBeforeTheAnswerAreHeldUntilIt() {
        Recording recording = Conversation.up(GET + UPGRADE + UPGRADE + GET)
                .thenDown("HTTP/1.1 204 No Content\r\n\r\n" + REFUSED + REFUSED + REFUSED)
                .heard();

        assertEquals(
                List.of("request GET /", "request GET /w", "request GET /w", "request GET /"),
                recording.heard().stream().filter(h -> h.startsWith("request")).toList());
        assertEquals(0, recording.up().of(Part.UNPARSED));
        assertEquals(0, recording.down().of(Part.UNPARSED));
    }

    @Test
    void whenTheUpgradeIsRefusedHttpGoesOn() {
        Recording recording = Conversation.up(UPGRADE)
                .thenDown(REFUSED)
                .thenUp(GET)
                .thenDown(REFUSED)
                .heard();

        assertEquals(0, recording.up().of(Part.UNPARSED));
        assertEquals(4, recording.down().of(Part.CONTENT));
    }

    @Test
    void notMoreThan64KibibytesAreHeld() {
        Recording recording = Conversation.up(UPGRADE)
                .then(Direction.UP, new byte[HeldBytes.LIMIT + 1])
                .thenDown(ACCEPTED)
                .heardWhole();

        assertEquals(HeldBytes.LIMIT + 1, recording.up().of(Part.UNPARSED));
    }

    @Test
    void whatIsStillHeldWhenTheConnectionEndsIsUnparsed() {
        Recording recording = Conversation.up(UPGRADE + GET).heard();

        assertEquals(GET.length(), recording.up().of(Part.UNPARSED));
    }

    @Test
    void whatIsHeldWhenTheAnswerCannotBeParsedIsUnparsed() {
        Recording recording = Conversation.up(UPGRADE + GET)
                .thenDown("nonsense\n")
                .thenUp(GET)
                .heard();

        assertEquals(2L * GET.length(), recording.up().of(Part.UNPARSED));
    }

    @Test
    void a101ThatNobodyAskedForIsUnparsed() {
        Recording recording =
                Conversation.up(GET).thenDown(ACCEPTED).thenUp(GET).heard();

        assertEquals(2, recording.down().of(Part.UNPARSED));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void otherProtocolsThanWebSocketAreUnparsed() {
        Recording recording = Conversation.up("GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n")
                .thenDown("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")
                .thenUp("PRI * HTTP/2.0\r\n\r\n")
                .thenDown("\0\0\0")
                .heard();

        assertEquals(18, recording.up().of(Part.UNPARSED));
        assertEquals(3, recording.down().of(Part.UNPARSED));
    }

    @Test
    void theTunnelOfAConnectIsUnparsed() {
        Recording recording = Conversation.up("CONNECT a:1 HTTP/1.1\r\n\r\nabc")
                .thenDown("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ndef")
                .thenUp("ghi")
                .heard();

        assertEquals(6, recording.up().of(Part.UNPARSED));
        assertEquals(3, recording.down().of(Part.UNPARSED));
    }

    @Test
    void aRefusedConnectIsHttpLikeAnyOther() {
        Recording recording = Conversation.up("CONNECT a:1 HTTP/1.1\r\n\r\n" + GET)
                .thenDown(REFUSED + REFUSED)
                .heard();

        assertEquals(0, recording.up().of(Part.UNPARSED));
        assertEquals(4, recording.down().of(Part.CONTENT));
    }

    @Test
    void aPostMayAskForAnUpgradeAndBeAnsweredBeforeItsContentEnds() {
        Recording recording = Conversation.up("POST /w HTTP/1.1\r\nUpgrade: websocket\r\nContent-Length: 4\r\n\r\nab")
                .thenDown(ACCEPTED)
                .thenUp("cd")
                .thenUpHex(PING_UP)
                .heard();

        assertEquals(4, recording.up().of(Part.CONTENT));
        assertEquals(6, recording.up().of(Part.CONTROL_FRAMES));
        assertTrue(recording.heardOf("upgraded"));
    }

    private static byte[] joined(String text, byte[] bytes) {
        byte[] head = text.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }
}
