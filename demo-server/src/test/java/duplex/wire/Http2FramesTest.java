package duplex.wire;

import static duplex.wire.Http2Frames.CONTINUATION;
import static duplex.wire.Http2Frames.DATA;
import static duplex.wire.Http2Frames.END_HEADERS;
import static duplex.wire.Http2Frames.END_STREAM;
import static duplex.wire.Http2Frames.GOAWAY;
import static duplex.wire.Http2Frames.HEADERS;
import static duplex.wire.Http2Frames.PADDED;
import static duplex.wire.Http2Frames.PING;
import static duplex.wire.Http2Frames.PREFACE;
import static duplex.wire.Http2Frames.PRIORITISED;
import static duplex.wire.Http2Frames.PUSH_PROMISE;
import static duplex.wire.Http2Frames.RST_STREAM;
import static duplex.wire.Http2Frames.WINDOW_UPDATE;
import static duplex.wire.Http2Frames.acknowledgement;
import static duplex.wire.Http2Frames.block;
import static duplex.wire.Http2Frames.data;
import static duplex.wire.Http2Frames.extendedConnect;
import static duplex.wire.Http2Frames.frame;
import static duplex.wire.Http2Frames.get;
import static duplex.wire.Http2Frames.headers;
import static duplex.wire.Http2Frames.request;
import static duplex.wire.Http2Frames.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP/2 puts on the wire (RFC 9113), split in whatever slices it comes. */
class Http2FramesTest {

    private static final int HEADER = 9;

    @Test
    void aRequestAndItsResponseAreFramesFieldsAndContent() {
        Recording recording = opened().then(Direction.UP, headers(0, 1, request("POST", "/short-polling/messages")))
                .then(Direction.UP, data(END_STREAM, 1, "hello"))
                .then(Direction.DOWN, headers(0, 1, ":status", "201"))
                .then(Direction.DOWN, data(0, 1, "he"))
                .then(Direction.DOWN, data(END_STREAM, 1, "llo!"))
                .heard();

        int fields = block(request("POST", "/short-polling/messages")).length;
        assertEquals(fields, recording.up().of(Part.HTTP2_FIELDS));
        assertEquals(PREFACE.length + 3 * HEADER, recording.up().of(Part.HTTP2_FRAMING));
        assertEquals(5, recording.up().of(Part.CONTENT));
        assertEquals(6, recording.down().of(Part.CONTENT));
        assertEquals(block(":status", "201").length, recording.down().of(Part.HTTP2_FIELDS));
        assertTrue(recording.heardOf("1: request POST /short-polling/messages"));
        assertTrue(recording.heardOf("1: UP content hello"));
        assertTrue(recording.heardOf("1: response 201"));
        assertTrue(recording.heardOf("1: DOWN content hello!"), recording.heard()::toString);
        assertTrue(recording.heardOf("1: DOWN message ended"));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    /** RFC 7541, appendix C.4: three requests, each compressed with what the one before left in the table. */
    @Test
    void fieldBlocksAreCountedAsSentAndMeasuredAsDecoded() {
        HexFormat hex = HexFormat.of();
        Recording recording = opened().then(
                        Direction.UP, compressed(1, hex.parseHex("828684418cf1e3c2e5f23a6ba0ab90f4ff")))
                .then(Direction.UP, compressed(3, hex.parseHex("828684be5886a8eb10649cbf")))
                .then(Direction.UP, compressed(5, hex.parseHex("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf")))
                .heard();

        assertEquals(17 + 12 + 24, recording.up().of(Part.HTTP2_FIELDS));
        int first = ":methodGET:schemehttp:path/:authoritywww.example.com".length();
        int second = first + "cache-controlno-cache".length();
        int third = ":methodGET:schemehttps:path/index.html:authoritywww.example.comcustom-keycustom-value".length();
        assertEquals(first + second + third, recording.up().fieldsDecoded());
        assertTrue(recording.heardOf("3: UP field cache-control=no-cache"));
        assertTrue(recording.heardOf("5: request GET /index.html"));
    }

    @Test
    void continuationsPaddingAndPriorityAreAllInTheSum() {
        byte[] block = block(request("GET", "/form-post"));
        byte[] first = new byte[6 + 4 + 3]; // pad length, priority, 4 bytes of the block, padding
        first[0] = 3;
        System.arraycopy(block, 0, first, 6, 4);
        byte[] rest = new byte[block.length - 4];
        System.arraycopy(block, 4, rest, 0, rest.length);
        Recording recording = opened().then(Direction.UP, frame(HEADERS, PADDED | PRIORITISED, 1, first))
                .then(Direction.UP, frame(CONTINUATION, 0, 1, new byte[0]))
                .then(Direction.UP, frame(CONTINUATION, END_HEADERS, 1, rest))
                .then(Direction.UP, frame(DATA, PADDED | END_STREAM, 1, new byte[] {2, 'a', 'b', 'c', 0, 0}))
                .heard();

        assertEquals(block.length, recording.up().of(Part.HTTP2_FIELDS));
        assertEquals(3, recording.up().of(Part.CONTENT));
        assertEquals(
                PREFACE.length + HEADER + (HEADER + 6 + 3) + HEADER + HEADER + (HEADER + 1 + 2),
                recording.up().of(Part.HTTP2_FRAMING));
        assertTrue(recording.heardOf("1: request GET /form-post"));
    }

    @Test
    void framesOfTheConnectionAndUnknownFramesAreFraming() {
        Recording recording = opened().then(Direction.UP, frame(PING, 0, 0, new byte[8]))
                .then(Direction.UP, frame(WINDOW_UPDATE, 0, 0, new byte[4]))
                .then(Direction.UP, frame(0xf0, 0xff, 7, new byte[20]))
                .then(Direction.UP, frame(GOAWAY, 0, 0, new byte[13]))
                .heard();

        assertEquals(
                PREFACE.length + 5 * HEADER + 8 + 4 + 20 + 13, recording.up().of(Part.HTTP2_FRAMING));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void aWebSocketOnAStreamIsSplitIntoItsFramesHoweverDataFramesCutThem() {
        Recording recording = webSocket()
                .then(Direction.UP, data(0, 1, "\u0081\u00857"))
                .then(Direction.UP, data(0, 1, "\u00fa!=\u007f\u009fMQX"))
                .then(Direction.DOWN, data(0, 1, "\u0081\5hel"))
                .then(Direction.DOWN, data(0, 1, "lo\u0089\0"))
                .heard();

        assertEquals(2, recording.up().of(Part.FRAME_HEADER));
        assertEquals(4, recording.up().of(Part.MASKING_KEY));
        assertEquals(5, recording.up().of(Part.PAYLOAD));
        assertEquals(5, recording.down().of(Part.PAYLOAD));
        assertEquals(2, recording.down().of(Part.CONTROL_FRAMES));
        assertTrue(recording.heardOf("1: UP payload 1 Hello"), recording.heard()::toString);
        assertTrue(recording.heardOf("1: upgraded"));
        assertEquals(0, recording.up().of(Part.CONTENT));
    }

    @Test
    void framesSentBeforeTheAnswerAreHeldUntilItIsKnownWhatTheyAre() {
        Conversation asking = opened().then(Direction.UP, extendedConnect(1, "/websocket/messages"))
                .then(Direction.UP, data(0, 1, "\u0081\u0080\0\0\0\0"));

        assertEquals(
                6,
                asking.then(Direction.DOWN, headers(END_STREAM, 1, ":status", "403"))
                        .heard()
                        .up()
                        .of(Part.CONTENT));
        Recording granted = opened().then(Direction.UP, extendedConnect(1, "/websocket/messages"))
                .then(Direction.UP, data(0, 1, "\u0081\u0080\0\0\0\0"))
                .then(Direction.DOWN, headers(0, 1, ":status", "200"))
                .heard();
        assertEquals(2, granted.up().of(Part.FRAME_HEADER));
        assertEquals(4, granted.up().of(Part.MASKING_KEY));
    }

    @Test
    void aWrongWebSocketFrameConcernsItsStreamOnly() {
        Recording recording = webSocket()
                .then(Direction.UP, data(0, 1, "\u0083\u0080\0\0\0\0")) // reserved opcode
                .then(Direction.UP, get(3, "/form-post"))
                .heard();

        assertEquals(6, recording.up().of(Part.UNPARSED));
        assertTrue(recording.heardOf("1: UP unparsable"));
        assertTrue(recording.heardOf("3: request GET /form-post"));
    }

    @Test
    void aStreamThatBreaksARuleOfHttpDoesNotEndTheParsing() {
        Recording recording = opened().then(Direction.UP, headers(END_STREAM, 1, ":method", "GET", "Capitals", "wrong"))
                .then(Direction.UP, get(3, "/form-post"))
                .heard();

        assertFalse(recording.heardOf("1: request"));
        assertTrue(recording.heardOf("3: request GET /form-post"));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void whatComesForAStreamThatWasResetIsStillCounted() {
        Recording recording = opened().then(Direction.UP, headers(0, 1, request("POST", "/form-post")))
                .then(Direction.DOWN, frame(RST_STREAM, 0, 1, new byte[4]))
                .then(Direction.UP, data(END_STREAM, 1, "late"))
                .then(Direction.UP, get(3, "/form-post"))
                .heard();

        assertTrue(recording.heardOf("1: reset"));
        assertEquals(4, recording.up().of(Part.CONTENT));
        assertTrue(recording.heardOf("3: request GET /form-post"));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void interimResponsesAndTrailersAreNoResponsesOfTheirOwn() {
        Recording recording = opened().then(Direction.UP, get(1, "/form-post"))
                .then(Direction.DOWN, headers(0, 1, ":status", "103"))
                .then(Direction.DOWN, headers(0, 1, ":status", "200"))
                .then(Direction.DOWN, data(0, 1, "ok"))
                .then(Direction.DOWN, headers(END_STREAM, 1, "grpc-status", "0"))
                .heard();

        assertEquals(
                2,
                recording.heard().stream()
                        .filter(each -> each.startsWith("1: response"))
                        .count());
        assertEquals(
                2,
                recording.heard().stream()
                        .filter(each -> each.equals("1: DOWN message ended"))
                        .count());
        assertTrue(recording.heardOf("1: DOWN field grpc-status=0"));
    }

    @Test
    void aPromisedResponseKeepsTheCompressionRight() {
        byte[] promise = new byte[4 + 17];
        promise[3] = 2;
        System.arraycopy(HexFormat.of().parseHex("828684418cf1e3c2e5f23a6ba0ab90f4ff"), 0, promise, 4, 17);
        Recording recording = opened().then(Direction.UP, get(1, "/form-post"))
                .then(Direction.DOWN, frame(PUSH_PROMISE, END_HEADERS, 1, promise))
                .heard();

        assertEquals(17, recording.down().of(Part.HTTP2_FIELDS));
        assertEquals(0, recording.down().of(Part.UNPARSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000 00 00 00000000", // DATA without a stream
                "000004 01 04 00000000 00000000", // HEADERS without a stream
                "000001 04 00 00000000 00", // SETTINGS of 1 byte
                "000000 04 00 00000001", // SETTINGS on a stream
                "000007 06 00 00000000 00000000000000", // PING of 7 bytes
                "000003 03 00 00000001 000000", // RST_STREAM of 3 bytes
                "000003 08 00 00000000 000000", // WINDOW_UPDATE of 3 bytes
                "000000 09 04 00000001", // CONTINUATION of nothing
                "000000 01 00 00000001  000008 06 00 00000000 0000000000000000", // PING within a field block
                "000000 01 00 00000001  000000 09 04 00000003", // CONTINUATION of another stream
                "000002 00 08 00000001 0200", // more padding than frame
                "000000 00 08 00000001", // no room for the pad length
                "000004 01 24 00000001 00000000", // no room for the priority
                "000001 01 04 00000001 be", // index of an empty table
                "000005 01 04 00000001 3fffffff7f", // table of more than was allowed
                "000005 00 00 0000", // the connection ended here
            })
    void aWrongFrameIsUnparsedFromItsFirstByteOn(String hex) {
        Conversation before = opened().then(Direction.UP, get(1, "/form-post"));
        long parsed = before.heardWhole().up().total();
        Recording recording =
                before.thenUpHex(hex).then(Direction.UP, get(3, "/form-post")).heard();

        assertTrue(recording.heardOf("UP unparsable") || hex.endsWith("0000"), recording.heard()::toString);
        assertEquals(parsed, recording.up().total() - recording.up().of(Part.UNPARSED), recording.heard()::toString);
    }

    @Test
    void moreStreamsThanAnyServerAllowsEndTheParsing() {
        Conversation many = opened();
        for (int i = 0; i <= Http2Streams.LIMIT; i++) {
            many.then(Direction.UP, headers(0, 2 * i + 1, request("GET", "/form-post")));
        }
        assertTrue(many.heardWhole().heardOf("more than 1000 streams"));
    }

    @Test
    void aPrefaceThatIsCutShortIsUnparsed() {
        Recording recording = Conversation.up("PRI * HTTP/2.0\r\n\r\nSM").heard();

        assertEquals(20, recording.up().of(Part.UNPARSED));
    }

    @Test
    void aRequestWhoseMethodBeginsLikeThePrefaceIsARequest() {
        Recording recording = Conversation.up("PROPFIND / HTTP/1.1\r\n\r\n").heard();

        assertTrue(recording.heardOf("request PROPFIND /"));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    private static Conversation opened() {
        return new Conversation()
                .then(Direction.UP, PREFACE)
                .then(Direction.UP, settings())
                .then(Direction.DOWN, settings())
                .then(Direction.DOWN, acknowledgement());
    }

    private static Conversation webSocket() {
        return opened().then(Direction.UP, extendedConnect(1, "/websocket/messages"))
                .then(Direction.DOWN, headers(0, 1, ":status", "200"));
    }

    private static byte[] compressed(int stream, byte[] fields) {
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, fields);
    }
}
