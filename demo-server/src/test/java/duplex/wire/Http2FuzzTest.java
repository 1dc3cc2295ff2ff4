package duplex.wire;

import static duplex.wire.Http2Frames.END_HEADERS;
import static duplex.wire.Http2Frames.END_STREAM;
import static duplex.wire.Http2Frames.HEADERS;
import static duplex.wire.Http2Frames.PADDED;
import static duplex.wire.Http2Frames.PREFACE;
import static duplex.wire.Http2Frames.RST_STREAM;
import static duplex.wire.Http2Frames.SETTINGS;
import static duplex.wire.Http2Frames.acknowledgement;
import static duplex.wire.Http2Frames.data;
import static duplex.wire.Http2Frames.extendedConnect;
import static duplex.wire.Http2Frames.frame;
import static duplex.wire.Http2Frames.get;
import static duplex.wire.Http2Frames.headers;
import static duplex.wire.Http2Frames.request;
import static duplex.wire.Http2Frames.settings;

import duplex.Fuzz;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames of HTTP/2, right ones and such as were changed: nothing is thrown, nothing is lost, however it is sliced. */
class Http2FuzzTest {

    /** What the recordings of all slicings take. */
    private static final int RECORDINGS = 128 * 1024;

    private static final String[] UP = {
        Fuzz.latin1(get(1, "/short-polling/messages")),
        Fuzz.latin1(headers(0, 3, request("POST", "/form-post"))) + Fuzz.latin1(data(END_STREAM, 3, "author=a")),
        Fuzz.latin1(extendedConnect(5, "/websocket/messages")) + Fuzz.latin1(data(0, 5, "\u0081\u00811234x")),
        Fuzz.latin1(frame(HEADERS, END_HEADERS | END_STREAM, 7, hex("828684418cf1e3c2e5f23a6ba0ab90f4ff"))),
        Fuzz.latin1(frame(HEADERS, END_HEADERS | END_STREAM, 9, hex("828684be5886a8eb10649cbf"))),
        Fuzz.latin1(frame(SETTINGS, 0, 0, hex("000100001000000400010000"))),
        Fuzz.latin1(frame(0, PADDED, 1, new byte[] {2, 'x', 0, 0})),
        Fuzz.latin1(frame(RST_STREAM, 0, 1, new byte[4]))
    };

    private static final String[] DOWN = {
        Fuzz.latin1(settings()) + Fuzz.latin1(acknowledgement()),
        Fuzz.latin1(headers(END_STREAM, 1, ":status", "204")),
        Fuzz.latin1(headers(0, 3, ":status", "200", "content-type", "text/html"))
                + Fuzz.latin1(data(END_STREAM, 3, "hello")),
        Fuzz.latin1(headers(0, 5, ":status", "200")) + Fuzz.latin1(data(0, 5, "\u0081\2hi")),
        Fuzz.latin1(frame(RST_STREAM, 0, 5, new byte[4]))
    };

    @Test
    void badInputGetsAClearAnswerFromHttp2Frames() throws InterruptedException {
        String[] valid = Stream.concat(WireFuzzTest.turns(">", UP), WireFuzzTest.turns("<", DOWN))
                .toArray(String[]::new);
        new Fuzz("HTTP/2 frames", valid)
                .allocatingForEachByte(RECORDINGS)
                .feed(input -> WireFuzzTest.converse(new Conversation().then(Direction.UP, PREFACE), input)
                        .heard());
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
