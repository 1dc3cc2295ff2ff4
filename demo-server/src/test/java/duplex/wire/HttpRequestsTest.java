package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestsTest {

    @Test
    void eachByteOfARequestFallsIntoOnePart() {
        Recording recording = Conversation.up("""
                POST /form-post HTTP/1.1\r
                Host: localhost\r
                Cookie: author=x\r
                Content-Length:5\r
                \r
                text=""").heard();

        assertEquals(
                new Bytes(Map.of(
                        Part.START_LINE, 26L,
                        Part.FIELDS, 17L + 18 + 2,
                        Part.COOKIES, 18L,
                        Part.CONTENT, 5L)),
                recording.up());
        assertEquals(
                List.of(
                        "request POST /form-post",
                        "UP field Host=localhost",
                        "UP field Cookie=author=x",
                        "UP field Content-Length=5",
                        "UP content text=",
                        "UP message ended"),
                recording.heard());
    }

    @Test
    void requestsOnAPersistentConnectionFollowOneAnother() {
        Recording recording = Conversation.up("""
                GET /a HTTP/1.1\r
                \r
                POST /b HTTP/1.1\r
                Content-Length: 0\r
                \r
                GET /c?d HTTP/1.0\r
                \r
                """).heard();

        assertTrue(recording.heardOf("request GET /c?d"));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void chunkedContentIsToldFromItsFraming() {
        Recording recording = Conversation.up("""
                POST / HTTP/1.1\r
                Transfer-Encoding: Chunked\r
                \r
                5;name="value"\r
                hello\r
                00A\r
                0123456789\r
                0\r
                Checksum: 1\r
                \r
                GET / HTTP/1.1\r
                \r
                """).heard();

        assertEquals(15, recording.up().of(Part.CONTENT));
        assertEquals(16 + 2 + 5 + 2 + 3 + 13 + 2, recording.up().of(Part.CHUNK_FRAMING), "sizes, ends, last, trailers");
        assertTrue(recording.heardOf("content hello0123456789"));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void oneEmptyLineBeforeARequestLineIsPassedOver() {
        Recording recording = Conversation.up("\r\nGET / HTTP/1.1\r\n\r\n").heard();

        assertEquals(18, recording.up().of(Part.START_LINE));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @Test
    void twoEmptyLinesBeforeARequestLineAreNot() {
        Recording recording = Conversation.up("\r\n\r\nGET / HTTP/1.1\r\n\r\n").heard();

        assertEquals(20, recording.up().of(Part.UNPARSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n", // LF without CR
                "GET / HTTP/1.1\rX", // CR without LF
                "GET /\r\n", // HTTP/0.9
                "GET  / HTTP/1.1\r\n",
                "GET / HTTP/1.1 \r\n",
                "GET / http/1.1\r\n",
                "GET / HTTP/2.0\r\n",
                "GET / HTTP/1.12\r\n",
                "GE(T / HTTP/1.1\r\n", // not a token
                " GET / HTTP/1.1\r\n",
                "GET /\t HTTP/1.1\r\n",
                "GET /안녕 HTTP/1.1\r\n", // not percent-encoded
                "GET /\u007f HTTP/1.1\r\n",
                "\u0016\u0003\u0001", // TLS
                "\0",
                "GET / HT", // the connection ended here
            })
    void aWrongRequestLineIsUnparsedFromItsFirstByteOn(String line) {
        Recording recording = Conversation.up(line + "Host: a\r\n\r\n").heard();

        assertEquals(recording.up().total(), recording.up().of(Part.UNPARSED), recording.heard()::toString);
        assertTrue(recording.heardOf("unparsable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: 1\n",
                "A: 1\r\r\n",
                "A : 1\r\n", // white space before the colon
                ": 1\r\n",
                "A\r\n",
                "A: \u0001\r\n",
                " folded\r\n", // obs-fold
                "\tfolded\r\n",
                "Content-Length: \r\n",
                "Content-Length: +1\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 1, 1\r\n",
                "Content-Length: 1234567890123456789\r\n",
                "Content-Length: 4\r\n", // another was 3
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: chunked, gzip\r\n",
                "Transfer-Encoding: a,a,a,a,a,a,a,a,a,a,a\r\n",
            })
    void aWrongFieldLineIsUnparsedFromItsFirstByteOn(String line) {
        String before = "POST / HTTP/1.1\r\nContent-Length: 3\r\n";
        Recording recording = Conversation.up(before + line + "\r\nabc").heard();

        assertEquals(
                before.length(),
                recording.up().total() - recording.up().of(Part.UNPARSED),
                recording.heard()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", // whose message is how long?
                "Transfer-Encoding: gzip\r\n", // no end
            })
    void aHeaderSectionThatDoesNotTellTheLengthIsUnparsedFromItsEndOn(String lines) {
        String before = "POST / HTTP/1.1\r\n" + lines;
        Recording recording = Conversation.up(before + "\r\nabc").heard();

        assertEquals(5, recording.up().of(Part.UNPARSED), recording.heard()::toString);
        assertEquals(lines.length(), recording.up().of(Part.FIELDS));
    }

    @Test
    void transferEncodingInHttp10IsUnparsed() {
        Recording recording = Conversation.up("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .heard();

        assertEquals(7, recording.up().of(Part.UNPARSED));
    }

    @Test
    void theSameContentLengthTwiceIsOne() {
        Recording recording = Conversation.up("POST / HTTP/1.1\r\nContent-Length: 3\r\ncontent-length: 3\r\n\r\nabc")
                .heard();

        assertEquals(3, recording.up().of(Part.CONTENT));
        assertEquals(0, recording.up().of(Part.UNPARSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "x\r\n",
                "-1\r\n",
                "0x5\r\n",
                "5 5\r\n",
                "5 \r\n",
                "8000000000000000\r\n", // 64 bits
                "5\n",
                "5\r\nhello!\r\n", // longer than it said
                "5\r\nhello\n",
                "0\r\nnot a trailer\r\n",
            })
    void aWrongChunkIsUnparsed(String chunk) {
        String head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        Recording recording = Conversation.up(head + chunk + "0\r\n\r\n").heard();

        assertTrue(recording.up().of(Part.UNPARSED) > 0, recording.heard()::toString);
        assertTrue(recording.heardOf("unparsable"));
    }

    @Test
    void aLineMayHave64KibibytesAndNoMore() {
        String line = "A: " + "a".repeat(Line.LIMIT - 5) + "\r\n";
        String longer = "A" + line;
        String head = "GET / HTTP/1.1\r\n";

        assertEquals(0, Conversation.up(head + line + "\r\n").heardWhole().up().of(Part.UNPARSED));
        assertEquals(
                longer.length() + 2,
                Conversation.up(head + longer + "\r\n").heardWhole().up().of(Part.UNPARSED));
    }
}
