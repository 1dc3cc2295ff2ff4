package duplex.wire;

import duplex.Fuzz;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Conversations put together at random from right and wrong pieces: whatever comes, nothing is thrown, nothing is lost,
 * and every slicing gives the same result ({@link Conversation#heard}).
 */
class WireFuzzTest {

    /** Begins a turn; the byte after it says whose turn it is. */
    private static final char TURN = '\u00a7';

    /** What the recordings of all slicings take. */
    private static final int RECORDINGS = 64 * 1024;

    private static final String[] REQUESTS = {
        "GET /short-polling/messages?after=a.1 HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n\r\n",
        "POST /form-post HTTP/1.1\r\nContent-Length: 11\r\n\r\nauthor=a&b=",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nb;x\r\nhello world\r\n0\r\nA: b\r\n\r\n",
        "HEAD / HTTP/1.1\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n",
        "\r\n"
    };

    private static final String[] MASKED_FRAMES = {
        "\u0081\u00857\u00fa!=\u007f\u009fMQX",
        "\u0001\u0080\0\0\0\0\u0089\u0081\1\2\3\4x\u0080\u0082\1\2\3\4xy",
        "\u0082\u00fe\0\u007f\1\2\3\4" + "z".repeat(127),
        "\u0088\u0082\1\2\3\4\5\6"
    };

    private static final String[] RESPONSES = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=b\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nuntil the end",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"
    };

    private static final String[] FRAMES = {
        "\u0081\5hello", "\1\2he\u0089\0\u0080\3llo", "\u0082~\0\u007f" + "z".repeat(127), "\u0088\2\3\u00e8"
    };

    @Test
    void badInputGetsAClearAnswerFromTheHttpHead() throws InterruptedException {
        String[] valid =
                Stream.concat(turns("<", RESPONSES), turns(">", REQUESTS)).toArray(String[]::new);
        new Fuzz("HTTP head", valid)
                .allocatingForEachByte(RECORDINGS)
                .feed(input -> converse(new Conversation(), input).heard());
    }

    @Test
    void badInputGetsAClearAnswerFromFrames() throws InterruptedException {
        String[] valid =
                Stream.concat(turns("<", FRAMES), turns(">", MASKED_FRAMES)).toArray(String[]::new);
        new Fuzz("frames", valid)
                .allocatingForEachByte(RECORDINGS)
                .feed(input -> converse(Conversation.upgraded(), input).heard());
    }

    static Stream<String> turns(String whose, String[] pieces) {
        return Arrays.stream(pieces).map(piece -> TURN + whose + piece);
    }

    /** Cuts an input into turns. */
    static Conversation converse(Conversation conversation, byte[] input) {
        Direction direction = Direction.UP;
        int start = 0;
        for (int i = 0; i < input.length - 1; i++) {
            if (input[i] == (byte) TURN) {
                conversation.then(direction, Arrays.copyOfRange(input, start, i));
                direction = input[i + 1] == '<' ? Direction.DOWN : Direction.UP;
                start = i + 2;
                i++;
            }
        }
        return conversation.then(direction, Arrays.copyOfRange(input, start, input.length));
    }
}
